import { expect, type Page } from '@playwright/test';
import { look } from './page';

/** Makes a tenant through the form; whoever is signed in owns it. */
export async function createTenant(page: Page, id: string, name: string): Promise<void> {
  await page.goto('/tenants/new');
  await page.getByLabel('Name', { exact: false }).first().fill(name);
  await page.locator('#field-id').fill(id);
  await page.locator('#choice-country').selectOption('DE');
  await page.locator('#choice-timeZone').selectOption('Europe/Berlin');
  await page.getByRole('main').getByRole('button', { name: 'Create tenant' }).click();
  await expect(page).toHaveURL(new RegExp(`/t/${id}/catalogue`));
}

/** Chooses Chinese in the language menu. */
export async function switchToChinese(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Language/ }).click();
  await page.getByRole('menuitem', { name: '简体中文' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
}

/** Goes to each address and looks at it. */
export async function lookAt(page: Page, language: string, addresses: Record<string, string>): Promise<void> {
  for (const [name, address] of Object.entries(addresses)) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await look(page, `${language}-${name}`);
  }
}

/** Where a consumer of that partner's model goes. */
export function consumerPages(consumer: string, partner: string): Record<string, string> {
  return {
    'catalogue': `/t/${consumer}/catalogue?query=${partner}&licence=Apache-2.0`,
    'catalogue-model': `/t/${consumer}/catalogue/${partner}/digits`,
    'subscriptions': `/t/${consumer}/subscriptions`,
    'keys': `/t/${consumer}/keys?show=all`,
    'usage': `/t/${consumer}/usage`,
    'invoices': `/t/${consumer}/invoices`,
    'billing-profile': `/t/${consumer}/billing-profile`,
    'compare': `/t/${consumer}/compare?models=${partner}/digits`,
    'prepaid': `/t/${consumer}/prepaid`,
    'own-reports': `/t/${consumer}/reports`,
  };
}

/** Where that partner goes; its plan and its agreement by their addresses. */
export function partnerPages(partner: string, plan: string, agreement: string): Record<string, string> {
  return {
    'plans': `/t/${partner}/plans`,
    'plan-create': `/t/${partner}/plans/new`,
    'plan': plan,
    'agreements': `/t/${partner}/agreements`,
    'agreement': agreement,
    'agreement-propose': `/t/${partner}/agreements/new`,
    'statement': `/t/${partner}/statements`,
    'payout-account': `/t/${partner}/payout-account`,
    'referral-codes': `/t/${partner}/referral-codes`,
    'royalty-offers': `/t/${partner}/royalty-offers`,
    'members': `/t/${partner}/members`,
    'plan-version': `${plan}/new-version`,
    'release-published': `/t/${partner}/models/digits?version=1.0.0`,
    'coupons': `/t/${partner}/coupons`,
    'self-billed-invoices': `/t/${partner}/self-billed-invoices`,
  };
}
