import { expect, type Page } from '@playwright/test';
import { look } from './page';

/** The partner proposes who shares a model's revenue, sees what it would come to, keeps it as a draft first, and takes the proposal back. */
export async function proposeAgreement(page: Page, partner: string): Promise<string> {
  await page.goto(`/t/${partner}/agreements`);
  await look(page, 'en-agreements-empty');
  await page.getByRole('link', { name: 'Propose an agreement' }).click();
  await page.locator('#choice-model').selectOption(`${partner}/digits`);
  await page.locator('[id="field-rules.0.bands.0.percent"]').fill('80');
  await expect(page.getByText('the shares sum to 90 %, not 100 %')).toBeVisible();
  await look(page, 'en-agreement-refused');
  await page.getByRole('button', { name: `Move 1. ${partner} down` }).click();
  await page.locator('[id="choice-rules.1.kind"]').selectOption('RESIDUAL');
  const preview = page.getByRole('grid', { name: 'Of €100.00' });
  await expect(preview.getByText('€90.00')).toBeVisible();
  await look(page, 'en-agreement-propose');
  await page.getByRole('button', { name: 'Save as a draft' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Draft of an agreement' })).toBeVisible();
  await page.getByRole('link', { name: 'Agreements' }).first().click();
  await page.getByRole('grid', { name: 'Drafts' }).getByRole('link', { name: `${partner}/digits` }).click();
  await expect(preview.getByText('€90.00')).toBeVisible();
  await look(page, 'en-agreement-draft');
  await page.getByRole('button', { name: 'Propose an agreement' }).click();
  await expect(page.getByRole('heading', { level: 1, name: `${partner}/digits, version 1` })).toBeVisible();
  await expect(page.getByText('not yet')).toBeVisible();
  await look(page, 'en-agreement');
  const address = new URL(page.url()).pathname;

  await page.getByRole('link', { name: 'Counter-propose' }).click();
  await page.locator('#field-noticeDays').fill('60');
  await look(page, 'en-agreement-counter');
  await page.getByRole('button', { name: 'Counter-propose' }).click();
  await expect(page.getByRole('heading', { level: 1, name: `${partner}/digits, version 2` })).toBeVisible();
  await expect(page.getByText('Superseded')).toBeVisible();
  await page.getByRole('button', { name: 'Withdraw' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
  await expect(page.getByText('Ended').first()).toBeVisible();
  await page.goto(`/t/${partner}/agreements`);
  await look(page, 'en-agreements');
  return address;
}
