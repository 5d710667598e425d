import { expect, type Page } from '@playwright/test';
import { look } from './page';

/** The partner makes a coupon, after a slip of the finger. */
export async function makeCoupon(page: Page, partner: string, code: string): Promise<void> {
  await page.goto(`/t/${partner}/coupons`);
  await page.getByRole('button', { name: 'Make a coupon' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^Code/).fill('ab');
  await dialog.getByRole('textbox', { name: /^Per cent/ }).fill('30');
  await dialog.getByRole('button', { name: 'Make a coupon' }).click();
  await expect(dialog.getByText('Please give 4 to 32 capital letters')).toBeVisible();
  await dialog.getByLabel(/^Code/).fill(code);
  await dialog.getByRole('button', { name: 'Make a coupon' }).click();
  await expect(page.getByRole('button', { name: `Copy ${code}` })).toBeVisible();
  await look(page, 'en-coupons');
}

/** The partner asks for a part of what others make from its model. */
export async function offerRoyalty(page: Page, partner: string): Promise<void> {
  await page.goto(`/t/${partner}/royalty-offers`);
  await page.getByRole('button', { name: 'Make an offer' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^Model/).selectOption(`${partner}/digits`);
  await dialog.getByLabel(/^Percentage/).fill('5');
  await dialog.getByRole('button', { name: 'Make an offer' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('gridcell', { name: `${partner}/digits` })).toBeVisible();
  await look(page, 'en-royalty-offers');
}

/** The partner moves its subscribers to the version that is to come. */
export async function announceMigration(page: Page, plan: string): Promise<void> {
  await page.goto(plan);
  await page.getByRole('button', { name: 'Move subscriptions' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^When/).selectOption('NOTICE');
  await dialog.getByLabel(/^Days of notice/).fill('30');
  await dialog.getByRole('button', { name: 'Move subscriptions' }).click();
  await expect(page.getByText('after 30 days of notice')).toBeVisible();
  await look(page, 'en-migration');
}

/** The consumer is told of it wherever it begins, with the new price. */
export async function readMigration(page: Page, consumer: string): Promise<void> {
  await page.goto(`/t/${consumer}/catalogue`);
  await expect(page.getByText('Partners change the terms of subscriptions')).toBeVisible();
  await page.getByRole('link', { name: 'To the subscriptions' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Subscriptions' })).toBeVisible();
  await expect(page.getByText('at most €150.00 a month').first()).toBeVisible();
  await look(page, 'en-subscriptions-moved');
}
