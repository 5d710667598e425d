import { expect, type Page } from '@playwright/test';
import { look } from './page';

/** One of finance has last month frozen for a tenant, cannot approve it alone, and takes it back with a reason. */
export async function requestAndRefuseClose(page: Page, tenant: string): Promise<void> {
  await page.goto('/finance/close');
  await expect(page.getByText('Before you close')).toBeVisible();
  await page.locator('#close-tenant').fill(tenant);
  await page.getByRole('button', { name: 'Close the month' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Close the month' }).click();
  const run = page.locator('.pf-v6-c-card', { hasText: `${tenant} ·` });
  await expect(run.getByText('Waiting for approval')).toBeVisible();
  await expect(run.getByText('you')).toBeVisible();
  await expect(run.getByRole('button', { name: 'Approve and issue' })).toBeHidden();
  await look(page, 'en-close-requested');
  await run.getByRole('button', { name: 'Refuse' }).click();
  await page.locator('#close-reason').fill('only a look');
  await page.getByRole('dialog').getByRole('button', { name: 'Refuse' }).click();
  await expect(run.getByText('Discarded')).toBeVisible();
  await expect(run.getByText('only a look')).toBeVisible();
  await look(page, 'en-close-refused');
}
