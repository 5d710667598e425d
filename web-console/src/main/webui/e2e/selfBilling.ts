import { expect, type Page } from '@playwright/test';
import { download } from './downloads';
import { look } from './page';

/** The partner says who it is, and agrees that the market invoices itself in its name. */
export async function agreeToSelfBilling(page: Page, partner: string): Promise<void> {
  await page.goto(`/t/${partner}/billing-profile`);
  await page.getByLabel(/^Legal name/).fill('Acme Vision GmbH');
  await page.getByLabel(/^Address/).fill('Lindenstr. 1');
  await page.getByLabel(/^Postal code/).fill('10115');
  await page.getByLabel(/^City/).fill('Berlin');
  await page.getByLabel(/^VAT id/).fill('DE123456788');
  await page.getByRole('button', { name: 'Save profile' }).click();
  await expect(page.getByText('Saved')).toBeVisible();

  await page.goto(`/t/${partner}/self-billed-invoices`);
  await page.getByRole('button', { name: 'Agree to self-billing' }).click();
  await page.getByRole('dialog').getByLabel('Number in the commercial register').fill('HRB 4711');
  await page.getByRole('dialog').getByRole('button', { name: 'Agree to self-billing' }).click();
  await expect(page.getByText('You have agreed')).toBeVisible();
  await look(page, 'en-self-billing');
}

/** Finance goes from a payout to the invoice it has issued in the partner's name, and fetches it for the books. */
export async function readSelfBilledInvoice(page: Page, partner: string): Promise<void> {
  await page.getByRole('link', { name: new RegExp(`^SB-${partner}-`) }).click();
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(`SB-${partner}-`) })).toBeVisible();
  await expect(page.getByText('Acme Vision GmbH')).toBeVisible();
  await expect(page.getByText('€29.25').first()).toBeVisible();
  await look(page, 'en-self-billed-invoice');
  const file = await download(page, 'E-invoice (XML)');
  expect(file.name).toMatch(new RegExp(`^SB-${partner}-.*xml$`));
  expect(file.text).toContain('>389<');
  await page.getByRole('link', { name: 'Self-billed invoices' }).first().click();
  await expect(page.getByRole('link', { name: new RegExp(`^SB-${partner}-`) })).toBeVisible();
}

/** The partner finds it among its own. */
export async function readOwnSelfBilledInvoice(page: Page, partner: string): Promise<void> {
  await page.goto(`/t/${partner}/self-billed-invoices`);
  await page.getByRole('link', { name: new RegExp(`^SB-${partner}-`) }).click();
  await expect(page.getByText('€29.25').first()).toBeVisible();
  const file = await download(page, 'PDF');
  expect(file.text.slice(0, 4)).toBe('%PDF');
}
