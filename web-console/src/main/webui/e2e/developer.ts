import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, type Page } from '@playwright/test';
import { look } from './page';
import { sampleCall } from './settings';

const run = promisify(execFile);
const A_MINUTE = 60_000;

/** The consumer sets two models side by side, from the catalogue. */
export async function compareModels(page: Page, consumer: string, partner: string): Promise<void> {
  await page.goto(`/t/${consumer}/catalogue`);
  await page.getByRole('checkbox', { name: /^Compare / }).first().check();
  await expect(page.getByText('Choose one more to compare.')).toBeVisible();
  await page.goto(`/t/${consumer}/catalogue?query=${partner}`);
  await page.getByRole('checkbox', { name: `Compare ${partner}/digits` }).check();
  await page.goto(`/t/${consumer}/compare?models=${partner}/digits`);
  const table = page.getByRole('grid', { name: 'Compare models' });
  await expect(table.getByText('1,000 calls in a month: €500.00')).toBeVisible();
  await look(page, 'en-compare');
}

/** The consumer sees what the coupon takes off before subscribing with it. */
export async function subscribeWithCoupon(page: Page, coupon: string): Promise<void> {
  await page.getByRole('button', { name: 'Subscribe' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Requests', { exact: true }).fill('100');
  await expect(dialog.getByTestId('simulated-total')).toHaveText('€50.00');
  await dialog.getByLabel('Coupon (optional)').fill('NO-SUCH-COUPON');
  await expect(dialog.getByText('NO-SUCH-COUPON').last()).toBeVisible();
  await dialog.getByLabel('Coupon (optional)').fill(coupon);
  await expect(dialog.getByText('The coupon takes off €15.00')).toBeVisible();
  await look(page, 'en-subscribe');
  await dialog.getByRole('button', { name: 'Subscribe' }).click();
  await expect(page.getByText('Your plan')).toBeVisible();
}

/** The consumer makes a key with a budget; it is shown this once. */
export async function makeKey(page: Page, consumer: string, name: string): Promise<string> {
  await page.goto(`/t/${consumer}/keys`);
  await page.getByRole('button', { name: 'Create key' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^Name/).fill(name);
  await dialog.getByLabel('Requests a month (optional)').fill('1.5');
  await dialog.getByRole('button', { name: 'Create key' }).click();
  await expect(dialog.getByText('Please give a whole number of requests')).toBeVisible();
  await dialog.getByLabel('Requests a month (optional)').fill('1,000');
  await dialog.getByRole('button', { name: 'Create key' }).click();
  const key = await dialog.getByRole('textbox', { name: 'Key', exact: true }).inputValue();
  await look(page, 'en-key-once');
  await page.getByRole('button', { name: 'I have stored it' }).click();
  return key;
}

/** The consumer tries the model on its page, then runs what the page offers to copy: three calls in all. */
export async function firstCalls(page: Page, consumer: string, partner: string, key: string): Promise<number> {
  await page.goto(`/t/${consumer}/catalogue/${partner}/digits`);
  await page.getByLabel(/^Key/).fill('mkt_live_wrong');
  await page.getByLabel(/^What the model is given/).fill(sampleCall());
  await page.getByRole('button', { name: 'Call the model' }).click();
  await expect(page.getByText('There is no such key')).toBeVisible();
  await page.getByLabel(/^Key/).fill(key);
  // The data plane hears of key and subscription a moment later.
  await expect(async () => {
    await page.getByRole('button', { name: 'Call the model' }).click();
    await expect(page.getByRole('grid', { name: 'What the model answered' })).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: A_MINUTE });
  await expect(page.getByTestId('tried-answer')).toContainText('€0.50 per request');
  await look(page, 'en-tried');

  const environment = { ...process.env, MARKET_KEY: key };
  const curl = await run('sh', ['-c', await offered(page, 'curl')], { env: environment });
  expect(JSON.parse(curl.stdout)).toMatchObject({ model_name: `${partner}.digits` });
  await page.getByRole('tab', { name: 'JavaScript' }).click();
  const program = join(await mkdtemp(join(tmpdir(), 'market-call-')), 'call.mjs');
  await writeFile(program, await offered(page, 'JavaScript'));
  const node = await run(process.execPath, [program], { env: environment });
  expect(node.stdout).toContain(`"model_name":"${partner}.digits"`);
  return 3;
}

async function offered(page: Page, language: string): Promise<string> {
  const code = page.getByRole('tabpanel', { name: language }).getByLabel(language, { exact: true });
  return (await code.textContent()) ?? '';
}

/** The consumer has its own usage as a file. */
export async function makeOwnReport(page: Page, consumer: string): Promise<void> {
  await page.goto(`/t/${consumer}/reports`);
  await page.getByLabel(/^File/).selectOption('CSV');
  await page.getByRole('button', { name: 'Make this report' }).click();
  await expect(page.getByText('Ready').first()).toBeVisible();
  await look(page, 'en-own-report');
  const fetched = page.waitForEvent('download');
  await page.getByRole('link', { name: /^Download: Usage/ }).first().click();
  expect((await fetched).suggestedFilename()).toMatch(/\.csv$/);
}

/** The consumer orders credit, and is told what to pay and how. */
export async function orderCredit(page: Page, consumer: string): Promise<void> {
  await page.goto(`/t/${consumer}/prepaid`);
  await page.getByRole('button', { name: 'Order credit' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^Amount/).fill('100');
  await dialog.getByRole('button', { name: 'Order credit' }).click();
  await expect(page.getByText('€100.00').first()).toBeVisible();
  await look(page, 'en-prepaid-ordered');
}
