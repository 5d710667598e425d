import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { payInTwoCurrencies } from './books';
import { firstCalls, makeKey } from './developer';
import { download } from './downloads';
import { look } from './page';
import { API_URL, sampleCall } from './settings';
import { chooseTenant } from './tenants';

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
  await chooseTenant(page.getByRole('main'), consumer);
  await page.getByRole('button', { name: 'Bill up to now' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Bill up to now' }).click();
  await expect(page.getByText('One invoice issued')).toBeVisible();

  await page.goto(`/finance/invoices?tenant=${consumer}`);
  await expect(page.getByText('€35.00').first()).toBeVisible();
  await look(page, 'en-all-invoices-open');
  await page.getByRole('link', { name: /^MM-/ }).click();
  const pdf = await download(page, 'PDF');
  expect(pdf.name).toMatch(/^MM-.*\.pdf$/);
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

  await payInTwoCurrencies(page, consumer);
}

/** Reports are asked for as files for programs and for people, and fetched. */
export async function makeReports(page: Page): Promise<void> {
  await page.goto('/finance/reports');
  await makeReport(page, { kind: 'REVENUE', format: 'CSV', name: 'Revenue', holds: 'period' });
  await makeReport(page, { kind: 'PAYABLES', format: 'PDF', name: 'Payables', holds: '%PDF' });
  await look(page, 'en-report-made');
}

async function makeReport(page: Page, wish: { kind: string; format: string; name: string; holds: string }): Promise<void> {
  await page.getByRole('combobox', { name: /^Report/ }).selectOption(wish.kind);
  await page.getByRole('combobox', { name: /^File/ }).selectOption(wish.format);
  await page.getByRole('button', { name: 'Make this report' }).click();
  const made = page.getByRole('row').filter({ hasText: wish.format }).filter({ hasText: wish.name }).first();
  await expect(made.getByText('Ready')).toBeVisible();
  await expect(made.getByText(/^sha256:[0-9a-f]{64}$/)).toBeVisible();
  await expect(made.getByText(/Data as of .* Kept until/)).toBeVisible();
  const fetched = page.waitForEvent('download');
  await made.getByRole('link', { name: new RegExp(`^Download: ${wish.name}`) }).click();
  const file = await fetched;
  expect(file.suggestedFilename()).toMatch(new RegExp(`\\.${wish.format.toLowerCase()}$`));
  expect(await readFile(await file.path(), 'latin1')).toContain(wish.holds);
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
  const { text } = file;
  expect(text).toContain('urn:iso:std:iso:20022:tech:xsd:pain.001');
  expect(text).toContain('DE89370400440532013000');
  expect(text).toContain('29.25');
}

const settlement = (page: Page, partner: string) => page.locator('.pf-v6-c-card', { hasText: partner });
