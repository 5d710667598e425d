import { expect, type Page } from '@playwright/test';
import { look } from './page';

/** The partner names its account, after a slip of the finger, and sees a statement that is still empty. */
export async function nameAccount(page: Page, partner: string): Promise<void> {
  await page.goto(`/t/${partner}/payout-account`);
  await expect(page.getByText('No account yet')).toBeVisible();
  await look(page, 'en-payout-account-empty');
  await page.locator('#field-holder').fill('Acme Vision GmbH');
  await page.locator('#field-iban').fill('DE88370400440532013000');
  await page.getByRole('button', { name: 'Save account' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await page.locator('#field-iban').fill('DE89370400440532013000');
  await page.getByRole('button', { name: 'Save account' }).click();
  await expect(page.getByText('Saved')).toBeVisible();
  await look(page, 'en-payout-account');
  await page.getByRole('link', { name: 'Statement', exact: true }).click();
  await expect(page.getByText('Nothing earned in this month')).toBeVisible();
  await look(page, 'en-statement-empty');
}
