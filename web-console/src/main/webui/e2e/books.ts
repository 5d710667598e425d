import { expect, type Page } from '@playwright/test';
import { bankStatement, exchangeRates } from './bankFiles';
import { look } from './page';
import { chooseTenant, typeTenant } from './tenants';

/** Finance gives credit, after a slip of the finger, and takes it back before it pays anything. */
export async function giveAndTakeCredit(page: Page, tenant: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await page.goto(`/finance/prepaid?tenant=${tenant}`);
  await page.getByRole('button', { name: 'Give credit' }).click();
  await typeTenant(dialog, `${tenant}x`);
  await expect(page.getByText('No tenant found')).toBeVisible();
  await chooseTenant(dialog, tenant);
  await dialog.getByLabel(/^Amount/).fill('5.00');
  await dialog.getByLabel(/^Reason/).fill('a fair');
  await dialog.getByRole('button', { name: 'Give credit' }).click();
  await page.getByRole('button', { name: `Take back €5.00 of ${tenant}` }).click();
  await dialog.getByLabel(/^Reason/).fill('the wrong one');
  await dialog.getByRole('button', { name: 'Take back' }).click();
  await expect(page.getByText('€5.00 taken back')).toBeVisible();
  await look(page, 'en-finance-prepaid');
}

/** A file with a slip is refused with its line; the right one is taken in. */
export async function importRates(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await page.goto('/finance/exchange-rates');
  await page.getByRole('button', { name: 'Import rates' }).click();
  await page.locator('input[type=file]').setInputFiles(exchangeRates('-1.16'));
  await dialog.getByRole('button', { name: 'Import rates' }).click();
  await expect(dialog.getByRole('alert')).toContainText('line 2');
  await page.locator('input[type=file]').setInputFiles(exchangeRates('1.16'));
  await dialog.getByRole('button', { name: 'Import rates' }).click();
  await expect(page.getByText(/1 added|1 known before/)).toBeVisible();
  await expect(page.getByRole('gridcell', { name: '1 EUR in USD' }).first()).toBeVisible();
  await look(page, 'en-exchange-rates');
}

/** What is open of an invoice is paid: some of it in dollars, the rest as the bank's statement says. */
export async function payInTwoCurrencies(page: Page, consumer: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Record a payment' }).click();
  await expect(dialog.getByLabel(/^Amount/)).toHaveValue('32.50');
  const invoice = await dialog.getByLabel(/^Invoice/).inputValue();
  await dialog.getByLabel(/^Amount/).fill('11.60');
  await dialog.getByLabel(/^Currency/).selectOption('USD');
  await dialog.getByLabel(/^Reference/).fill(`transfer of ${consumer}`);
  await look(page, 'en-payment');
  await dialog.getByRole('button', { name: 'Record a payment' }).click();
  await expect(page.getByRole('link', { name: '€10.00' })).toBeVisible();
  await page.getByRole('link', { name: '€10.00' }).click();
  await expect(page.getByText('$11.60 came in')).toBeVisible();
  await look(page, 'en-payments-exchanged');

  await page.goto('/finance/bank');
  await page.getByRole('button', { name: 'Take in a statement' }).click();
  await page.locator('input[type=file]').setInputFiles(bankStatement(consumer, invoice, '22.50'));
  await dialog.getByRole('button', { name: 'Take in a statement' }).click();
  const settled = page.getByRole('row').filter({ has: page.getByRole('link', { name: invoice }) });
  await expect(settled.getByText('Settled')).toBeVisible();
  const fees = page.getByRole('row').filter({ hasText: `fees of ${consumer}` });
  await fees.getByRole('button', { name: /^Assign/ }).click();
  await expect(dialog.getByLabel(/^It is/)).toHaveValue('BANK_FEES');
  await dialog.getByLabel(/^Reason/).fill('fees of the month');
  await look(page, 'en-bank-fee');
  await dialog.getByRole('button', { name: 'Assign' }).click();
  await expect(fees.getByText('Settled', { exact: true })).toBeVisible();
  await look(page, 'en-bank-taken');
  await settled.getByRole('link', { name: invoice }).click();
  await expect(page.getByText('Paid', { exact: true }).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Record a payment' })).toBeHidden();
  await look(page, 'en-finance-invoice-paid');
}

/** A rule for a country where nobody sells, which ends as it begins, so that nobody is ever taxed by it. */
export async function addAndEndTaxRule(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  const name = `Ice tax ${Date.now().toString(36)}`;
  await page.goto('/finance/tax-rules');
  await page.getByRole('button', { name: 'Add a rule' }).click();
  await dialog.getByLabel(/^Name on the invoice/).fill(name);
  await dialog.getByLabel(/^Seller in/).selectOption('IS');
  await dialog.getByLabel(/^Consumer in/).selectOption('IS');
  await dialog.getByRole('button', { name: 'Add a rule' }).click();
  await expect(dialog.getByText('Please give a rate such as 19 or 10.5.')).toBeVisible();
  await dialog.getByLabel(/^Rate in per cent/).fill('5');
  const first = await dialog.getByLabel(/^First day(?! on)/).inputValue();
  await dialog.getByRole('button', { name: 'Add a rule' }).click();
  await page.getByRole('button', { name: `End ${name}` }).click();
  await dialog.getByLabel(/^First day on which/).fill(first);
  await dialog.getByRole('button', { name: 'End' }).click();
  await expect(page.getByRole('row').filter({ hasText: name }).getByText('Past')).toBeVisible();
}

/** Everybody is considered by what is overdue. */
export async function runDunning(page: Page): Promise<void> {
  await page.goto('/finance/receivables');
  await page.getByRole('button', { name: 'Check everybody now' }).click();
  await expect(page.getByText(/Nobody had to be moved|been moved/)).toBeVisible();
}
