import { expect, type Locator } from '@playwright/test';

const field = (place: Locator) => place.getByRole('combobox', { name: /^Tenant/ });

/** Types some of a tenant's name; the list opens below. */
export async function typeTenant(place: Locator, text: string): Promise<void> {
  await field(place).fill(text);
}

/** Chooses a tenant as one does who knows its short name: by keys alone. */
export async function chooseTenant(place: Locator, tenant: string): Promise<void> {
  await typeTenant(place, tenant);
  await field(place).press('Enter');
  await expect(field(place)).toHaveValue(new RegExp(`\\(${tenant}\\)$`));
}
