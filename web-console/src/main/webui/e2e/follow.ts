import { expect, type Page } from '@playwright/test';
import { look } from './page';
import { lookAt, switchToChinese } from './steps';

const A_MINUTE = 60_000;

/** Finance goes from a payout down to a single answer, and from that up again; the ways on are links. */
export async function followPayout(page: Page, partner: string): Promise<void> {
  await page.goto('/finance/settlements');
  await page.getByRole('link', { name: `Shares of ${partner}, €29.25` }).click();
  const shares = page.getByRole('grid', { name: 'Shares' });
  await expect(shares.getByText('takes back')).toBeVisible();
  await look(page, 'en-accruals');
  const accruals = address(page);

  await shares.getByRole('link', { name: /^MM-.*\/1$/ }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: /^Line 1 of MM-/ })).toBeVisible();
  await page.getByRole('button', { name: 'Hour' }).click();
  await expect(page.getByRole('link', { name: 'Single events of Total, Requests 100' })).toBeVisible();
  await look(page, 'en-line');
  const line = address(page);

  await page.getByRole('link', { name: 'Single events of Total, Requests 100' }).click();
  const events = page.getByRole('grid', { name: 'Single events' });
  // They are written down for looking up once a minute.
  await expect(async () => {
    await page.reload();
    await expect(events.getByText('answered').first()).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: A_MINUTE });
  await look(page, 'en-events');
  await events.getByRole('link').first().click();
  await expect(page.getByRole('link', { name: /^MM-.*\/1$/ }).first()).toBeVisible();
  await look(page, 'en-traced');

  await switchToChinese(page);
  await lookAt(page, 'zh', { accruals, line });
}

function address(page: Page): string {
  const { pathname, search } = new URL(page.url());
  return pathname + search;
}
