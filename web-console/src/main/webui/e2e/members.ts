import { expect, type Page } from '@playwright/test';
import { look } from './page';

/** The owner invites somebody, gives them another role, and takes them out again; the last owner cannot go. */
export async function manageMembers(page: Page, tenant: string): Promise<void> {
  await page.goto(`/t/${tenant}/members`);
  await page.getByRole('button', { name: 'Invite a member' }).click();
  const dialog = page.getByRole('dialog');
  await page.locator('#field-email').fill('nobody');
  await dialog.getByRole('button', { name: 'Invite a member' }).click();
  await expect(dialog.getByText('Please give an e-mail address.')).toBeVisible();
  await page.locator('#field-email').fill('eve@example.com');
  await look(page, 'en-member-invite');
  await dialog.getByRole('button', { name: 'Invite a member' }).click();
  await expect(page.getByText('Invited')).toBeVisible();

  await page.getByRole('button', { name: 'Change role of eve@example.com' }).click();
  await page.locator('#choice-role').selectOption('PUBLISHER');
  await dialog.getByRole('button', { name: 'Change role' }).click();
  await expect(page.getByRole('gridcell', { name: /^Publisher/ })).toBeVisible();
  await look(page, 'en-members');
  await page.getByRole('button', { name: 'Remove eve@example.com' }).click();
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('gridcell', { name: 'eve@example.com' })).toBeHidden();

  await page.getByRole('button', { name: /^Remove / }).click();
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await expect(dialog.getByText('a tenant keeps at least one OWNER')).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
}
