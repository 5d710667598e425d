import { cleanup, render, screen, within } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { FinanceReport } from '@/lib/api/shapes';
import en from '@/locales/en';
import { ReportTable } from './ReportTable';

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } } });
});

afterEach(cleanup);

const figures = { used: 3, failed: 0, billed: 3, unbilled: 0, charged: '3.00', invoiced: '3.00', credited: '0.00', ledger: '3.00', shared: '3.00', payable: '2.70', difference: '0.00', currency: 'EUR' };
const row: FinanceReport['rows'][number] = {
  ...figures,
  tenant: 'uni',
  timeZone: 'UTC',
  subscription: 's1',
  model: 'acme/digits',
  plan: 'tokens',
  planVersion: 1,
  unitPrice: '0',
  meters: [
    { meter: 'requests', used: 3, billed: 3, unbilled: 0, overbilled: 0 },
    { meter: 'tokens-out', used: 1200, billed: 1000, unbilled: 200, overbilled: 0 },
    { meter: 'tokens-in', used: 5, billed: 7, unbilled: -2, overbilled: 2 },
  ],
};

describe("finance's report", () => {
  it('says what is billed of each meter, and the totals of all pages', () => {
    render(<ReportTable rows={[row]} totals={[{ ...figures, used: 9, invoiced: '9.00' }] as FinanceReport['totals']} />);
    const table = within(screen.getByRole('grid'));
    expect(table.getByText('1,200 tokens sent used, 1,000 tokens sent billed, 200 tokens sent not billed')).toBeTruthy();
    expect(table.getByText('5 tokens received used, 7 tokens received billed, 2 tokens received billed too much')).toBeTruthy();
    expect(table.getByText('€9.00')).toBeTruthy();
  });
});
