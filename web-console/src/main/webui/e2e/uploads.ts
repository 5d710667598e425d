import { expect, type Page } from '@playwright/test';
import { look } from './page';
import { modelFile } from './settings';

/** The partner makes a model and uploads its first release, after a slip of the finger. */
export async function uploadModel(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Models', exact: true }).click();
  await look(page, 'en-models-empty');
  await page.getByRole('link', { name: 'Create model' }).click();
  await page.locator('#field-displayName').fill('Handwritten digits');
  await page.locator('#field-name').fill('digits');
  await page.locator('#field-summary').fill('Reads one handwritten digit from an 8 by 8 grey picture.');
  await look(page, 'en-model-create');
  await page.getByRole('button', { name: 'Create model' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Handwritten digits' })).toBeVisible();
  await look(page, 'en-model-empty');

  await page.getByRole('link', { name: 'Upload a release' }).click();
  await page.locator('#field-version').fill('one');
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByText('Please give a semantic version')).toBeVisible();
  await page.locator('#field-version').fill('1.0.0');
  await page.locator('#choice-licenceKind').selectOption('spdx');
  await page.locator('#field-licenceId').fill('Apache 2');
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByText('Please give an identifier of the SPDX list')).toBeVisible();
  await page.locator('#field-licenceId').fill('Apache-2.0');
  await look(page, 'en-upload-version');
  await page.getByRole('button', { name: 'Next' }).click();

  await page.locator('input[type=file]').setInputFiles(modelFile());
  await page.getByRole('button', { name: 'Upload', exact: true }).click();
  await expect(page.getByTestId('upload-progress')).toContainText('100%');
  await expect(page.getByTestId('checksum')).toHaveText(/^sha256:[0-9a-f]{64}$/);
  await look(page, 'en-upload-done');
  await page.getByRole('button', { name: 'Next' }).click();
  await look(page, 'en-upload-submit');
  await page.getByRole('button', { name: 'Submit for review' }).click();
  await expect(page.getByText('Inspected and submitted for review')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('grid', { name: 'Inputs' })).toBeVisible();
  await look(page, 'en-upload-accepted');

  await page.getByRole('link', { name: 'To the release' }).click();
  await expect(page.getByText('In review').first()).toBeVisible();
  await expect(page.getByRole('link', { name: /^Apache-2.0/ })).toHaveAttribute('href', 'https://spdx.org/licenses/Apache-2.0.html');
  await look(page, 'en-release-in-review');
}

/** A file that is no model: it is taken, and refused when it is inspected. */
export async function uploadNoModel(page: Page, partner: string): Promise<void> {
  await page.goto(`/t/${partner}/models/digits/upload`);
  await page.locator('#field-version').fill('1.0.1');
  await page.getByRole('button', { name: 'Next' }).click();
  await page.locator('input[type=file]').setInputFiles({
    name: 'notes.onnx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from('this is no model at all'),
  });
  await page.getByRole('button', { name: 'Upload', exact: true }).click();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Submit for review' }).click();
  await expect(page.getByText('The model was not accepted')).toBeVisible({ timeout: 60_000 });
  await look(page, 'en-upload-refused');
}
