import { readFile } from 'node:fs/promises';
import { type Download, expect, type Page } from '@playwright/test';
import { firstCalls, makeKey } from './developer';
import { look } from './page';
import { API_URL, sampleCall } from './settings';

/** With the coupon of 30 %, as much money as 70. */
const CALLS = 100;

/** The consumer makes a key, a program calls with it, and the calls are counted. */
export async function callModel(page: Page, consumer: string, partner: string): Promise<void> {
  const key = await makeKey(page, consumer, 'program');
  const first = await firstCalls(page, consumer, partner, key);
  const data = sampleCall();
  const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' };
  const call = () => page.request.post(`${API_URL}/v2/models/${partner}.digits/infer`, { headers, data });
  for (let done = first; done < CALLS; done += 1) {
    expect((await call()).status()).toBe(200);
  }
  await expect(async () => {
    await page.goto(`/t/${consumer}/usage`);
    await expect(page.getByText(`${CALLS} of 500 requests`)).toBeVisible({ timeout: 3_000 });
    await expect(page.getByText(`${CALLS} of 1,000 requests`)).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 60_000 });
  await look(page, 'en-usage-counted');
}

/** What was used is billed; some of it is taken back, the rest is paid. */
export async function billAndSettle(page: Page, consumer: string): Promise<void> {
  await page.goto(`/finance/close?period=${new Date().toISOString().slice(0, 7)}`);
  await page.locator('#close-tenant').fill(consumer);
  await page.getByRole('button', { name: 'Bill up to now' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Bill up to now' }).click();
  await expect(page.getByText('One invoice issued')).toBeVisible();

  await page.goto(`/finance/invoices?tenant=${consumer}`);
  await expect(page.getByText('€35.00').first()).toBeVisible();
  await look(page, 'en-all-invoices-open');
  await page.getByRole('link', { name: /^MM-/ }).click();
  const pdf = await download(page, 'PDF');
  expect(pdf.suggestedFilename()).toMatch(/^MM-.*\.pdf$/);
  await look(page, 'en-finance-invoice');

  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Credit this invoice' }).click();
  await page.locator('#choice-extent').selectOption('lines');
  await page.locator('#field-reason').fill('goodwill');
  await dialog.getByRole('button', { name: 'Credit this invoice' }).click();
  await expect(dialog.getByText('Please choose at least one line.')).toBeVisible();
  await page.locator('#credit-line-0').check();
  await page.locator('[id="field-lines.0.amount"]').fill('2.50');
  await look(page, 'en-credit-lines');
  await dialog.getByRole('button', { name: 'Credit this invoice' }).click();
  await expect(page.getByRole('link', { name: '€2.50' })).toBeVisible();

  await page.getByRole('button', { name: 'Record a payment' }).click();
  await expect(page.locator('#field-amount')).toHaveValue('32.50');
  await page.locator('#field-reference').fill(`transfer of ${consumer}`);
  await look(page, 'en-payment');
  await dialog.getByRole('button', { name: 'Record a payment' }).click();
  await expect(page.getByText('Paid', { exact: true }).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Record a payment' })).toBeHidden();
  await look(page, 'en-finance-invoice-paid');
}

/** A report is asked for as a file, and fetched. */
export async function makeReport(page: Page): Promise<void> {
  await page.goto('/finance/reports');
  await page.locator('#choice-kind').selectOption('REVENUE');
  await page.locator('#choice-format').selectOption('CSV');
  await page.getByRole('button', { name: 'Make this report' }).click();
  await expect(page.getByText('Ready').first()).toBeVisible();
  await look(page, 'en-report-made');
  const fetched = page.waitForEvent('download');
  await page.getByRole('link', { name: /^Download: Revenue/ }).first().click();
  expect((await fetched).suggestedFilename()).toMatch(/\.csv$/);
}

/** One of finance proposes to pay what partners are owed. */
export async function proposeSettlement(page: Page, partner: string): Promise<void> {
  await page.goto('/finance/settlements');
  await page.getByRole('button', { name: 'Propose a settlement' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Propose a settlement' }).click();
  await expect(settlement(page, partner).getByText('Another person of finance has to approve it.')).toBeVisible();
  await look(page, 'en-settlement-proposed');
}

/** Another one approves it and fetches the file for the bank. */
export async function approveSettlement(page: Page, partner: string, first: string): Promise<void> {
  await page.goto('/finance/settlements');
  const card = settlement(page, partner);
  await expect(card.getByText(`${first}@example.com`)).toBeVisible();
  await card.getByRole('button', { name: 'Approve' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
  await expect(card.getByText('Approved', { exact: true })).toBeVisible();
  await look(page, 'en-settlement-approved');
  const file = await download(page, 'File for the bank (pain.001)');
  const text = await readFile(await file.path(), 'utf8');
  expect(text).toContain('urn:iso:std:iso:20022:tech:xsd:pain.001');
  expect(text).toContain('DE89370400440532013000');
  expect(text).toContain('29.25');
}

const settlement = (page: Page, partner: string) => page.locator('.pf-v6-c-card', { hasText: partner });

async function download(page: Page, button: string): Promise<Download> {
  const fetched = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).first().click();
  return fetched;
}
