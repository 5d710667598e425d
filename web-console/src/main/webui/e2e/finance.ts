import { expect, type Page } from '@playwright/test';
import { look } from './page';
import { chooseTenant } from './tenants';

/** Where finance goes. */
export const FINANCE_PAGES = {
  'close': '/finance/close',
  'missing-usage': '/finance/missing-usage',
  'report': '/finance/report',
  'report-jobs': '/finance/reports',
  'all-invoices': '/finance/invoices?state=OVERDUE',
  'credit-notes': '/finance/credit-notes',
  'payments': '/finance/payments',
  'bank': '/finance/bank',
  'prepaid': '/finance/prepaid',
  'exchange-rates': '/finance/exchange-rates',
  'receivables': '/finance/receivables',
  'settlements': '/finance/settlements',
  'self-billed-invoices': '/finance/self-billed-invoices',
  'ledger': '/finance/ledger',
  'journal': '/finance/journal',
  'tax-rules': '/finance/tax-rules',
  'tax-summary': '/finance/tax-summary',
  'billing-profiles': '/finance/billing-profiles',
};

/** One of finance has last month frozen for a tenant. */
export async function requestClose(page: Page, tenant: string): Promise<void> {
  await page.goto('/finance/close');
  await expect(page.getByText('Before you close')).toBeVisible();
  await chooseTenant(page.getByRole('main'), tenant);
  await page.getByRole('button', { name: 'Close the month' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Close the month' }).click();
  await expect(waiting(page, tenant)).toBeVisible();
}

/** Who has asked for a close cannot approve it alone, and takes it back with a reason. */
export async function requestAndRefuseClose(page: Page, tenant: string): Promise<void> {
  await requestClose(page, tenant);
  const run = waiting(page, tenant);
  await expect(run.getByText('you')).toBeVisible();
  await expect(run.getByRole('button', { name: 'Approve and issue' })).toBeHidden();
  await look(page, 'en-close-requested');
  await run.getByRole('button', { name: 'Refuse' }).click();
  await page.locator('#close-reason').fill('only a look');
  await page.getByRole('dialog').getByRole('button', { name: 'Refuse' }).click();
  const refused = closes(page, tenant);
  await expect(refused.getByText('Discarded', { exact: true })).toBeVisible();
  await expect(refused.getByText('only a look')).toBeVisible();
  await look(page, 'en-close-refused');
}

/** Another one of finance reads who has asked for the close, and approves it. */
export async function approveClose(page: Page, tenant: string, first: string): Promise<void> {
  await page.goto('/finance/close');
  const run = waiting(page, tenant);
  await expect(run.getByText(`${first}@example.com`)).toBeVisible();
  await look(page, 'en-close-second');
  await run.getByRole('button', { name: 'Approve and issue' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Approve and issue' }).click();
  await expect(closes(page, tenant).filter({ hasText: 'locked by' })).toBeVisible();
  await look(page, 'en-close-locked');
}

const closes = (page: Page, tenant: string) => page.locator('.pf-v6-c-card', { hasText: `${tenant} ·` });
const waiting = (page: Page, tenant: string) => closes(page, tenant).filter({ hasText: 'Waiting for approval' });

/** Money in and out: what billing refuses is shown where it was asked for. */
export async function lookAtMoney(page: Page): Promise<void> {
  await page.goto('/finance/credit-notes');
  await page.getByRole('link', { name: 'Choose an invoice' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'All invoices' })).toBeVisible();

  const dialog = page.getByRole('dialog');
  await page.goto('/finance/payments');
  await page.getByRole('button', { name: 'Record a payment' }).click();
  await page.locator('#field-invoice').fill('MM-1999-000001');
  await page.locator('#field-amount').fill('1.00');
  await page.locator('#field-reference').fill('a look');
  await dialog.getByRole('button', { name: 'Record a payment' }).click();
  await expect(dialog.getByRole('alert')).toContainText('MM-1999-000001');
  await look(page, 'en-payment-refused');
}

/** The book is as it was written, and its head is signed. */
export async function verifyLedger(page: Page): Promise<void> {
  await page.goto('/finance/ledger');
  await page.getByRole('button', { name: 'Verify now' }).click();
  await expect(page.getByText('Intact: nothing was changed')).toBeVisible();
  await page.getByRole('button', { name: 'Sign a checkpoint' }).click();
  await expect(page.getByText('Intact: nothing was changed')).toBeVisible();
  await look(page, 'en-ledger-verified');
}
