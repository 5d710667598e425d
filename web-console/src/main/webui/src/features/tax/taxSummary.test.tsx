// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import en from '@/locales/en';
import type { TaxRow } from './api';
import { TaxRowTable } from './TaxRowTable';

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } });
});
afterEach(cleanup);

const eur = (amount: string) => ({ amount, currency: 'EUR' });

describe('the tax of a month', () => {
  it('is shown as it was taxed, beside what the ledger has of it', () => {
    const row: TaxRow = {
      country: 'DE', treatment: 'DOMESTIC', name: 'VAT', rate: '19', withoutProfile: false, net: eur('100.00'), tax: eur('19.00'), ledger: eur('18.99'), difference: eur('0.01'),
    };
    render(<TaxRowTable name="Input tax" rows={[row]} />);
    const table = within(screen.getByRole('grid', { name: 'Input tax' }));
    ['Germany', 'Domestic', 'VAT', '19 %', '€100.00', '€19.00', '€18.99', '€0.01'].forEach((text) =>
      expect(table.getByText(text)).toBeTruthy(),
    );
  });

  it('says of whom there was no billing profile', () => {
    const row: TaxRow = {
      country: 'DE', treatment: 'DOMESTIC', name: 'VAT', rate: '19', withoutProfile: true, net: eur('1.00'), tax: eur('0.19'), ledger: eur('0.19'), difference: eur('0.00'),
    };
    render(<TaxRowTable name="Output tax" rows={[row, { ...row, withoutProfile: false }, { ...row, treatment: 'NO_PROFILE' }]} />);
    expect(screen.getAllByText('No billing profile')).toHaveLength(2);
  });

  it('says so where nothing was issued', () => {
    render(<TaxRowTable name="Input tax" rows={[]} />);
    expect(screen.getByText('Nothing was issued in this month.')).toBeTruthy();
  });
});
