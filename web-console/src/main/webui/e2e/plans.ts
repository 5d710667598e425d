import { expect, type Page } from '@playwright/test';
import { look } from './page';

/** From a model's page: a plan with a price for each request, then a version of it that is to come; its address. */
export async function makePlan(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'Create plan' }).click();
  await page.locator('#field-name').fill('standard');
  await page.getByRole('button', { name: 'Create plan' }).click();
  await expect(page.getByText('Please give a number such as 0.002')).toBeVisible();
  await page.locator('[id="field-components.0.price"]').fill('0.5');
  await page.locator('#field-monthlyRequests').fill('500');
  await expect(page.getByTestId('simulated-total')).toHaveText('€50,000.00');
  await look(page, 'en-plan-create');
  // Billing learns of the publication over Kafka, a moment after the operator's word.
  await expect(async () => {
    await page.getByRole('button', { name: 'Create plan' }).click();
    await expect(page.getByRole('gridcell', { name: 'standard' })).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 30_000 });
  await look(page, 'en-plans');

  await page.getByRole('link', { name: 'standard', exact: true }).click();
  await page.getByRole('link', { name: 'New version' }).click();
  await page.getByRole('button', { name: 'Add a component' }).click();
  await page.locator('[id="choice-components.1.kind"]').selectOption('MAXIMUM');
  await page.locator('[id="field-components.1.amount"]').fill('150');
  await page.locator('#field-effectiveAt').fill('2099-01-01T00:00');
  await expect(page.getByTestId('simulated-total')).toHaveText('€150.00');
  await look(page, 'en-plan-version');
  await page.getByRole('button', { name: 'Make this version' }).click();
  await expect(page.getByText('To come')).toBeVisible();
  await look(page, 'en-plan');
  return new URL(page.url()).pathname;
}
