import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';

/** What a button makes the browser fetch: what it is called, and its bytes as a text. */
export async function download(page: Page, button: string): Promise<{ name: string; text: string }> {
  const fetched = page.waitForEvent('download');
  await page.getByRole('button', { name: button, exact: true }).first().click();
  const file = await fetched;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'latin1') };
}
