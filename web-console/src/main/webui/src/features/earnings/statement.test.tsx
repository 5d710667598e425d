// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import en from '@/locales/en';
import type { Statement } from './api';
import { StatementAccounts } from './StatementAccounts';

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } } });
});

afterEach(cleanup);

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const account: Statement['accounts'][number] = {
  opening: eur('10.00'),
  accrued: eur('90.00'),
  recouped: eur('5.00'),
  takenBack: eur('2.00'),
  tax: eur('0.00'),
  paid: eur('60.00'),
  cameBack: eur('1.00'),
  closing: eur('34.00'),
  later: eur('0.00'),
  payable: eur('34.00'),
  difference: eur('0.00'),
  heldBack: eur('20.00'),
  due: eur('14.00'),
  minimum: eur('25.00'),
  belowMinimum: eur('14.00'),
};

describe("a partner's account", () => {
  it('goes from what was carried in to what is held back, due and too little to pay', () => {
    render(<StatementAccounts accounts={[account]} />);
    const rows = screen.getAllByRole('row').map((row) => row.textContent);
    expect(rows).toContain(`${en.statements.accountRows.opening}€10.00`);
    expect(rows).toContain(`${en.statements.accountRows.closing}€34.00`);
    expect(rows).toContain(`${en.statements.accountRows.heldBack}€20.00`);
    expect(rows).toContain(`${en.statements.accountRows.belowMinimum}€14.00`);
    expect(screen.queryByText(/differs from the ledger/)).toBeNull();
  });

  it('says where the ledger has something else', () => {
    render(<StatementAccounts accounts={[{ ...account, difference: eur('0.50') }]} />);
    expect(screen.getByText(/differs from the ledger/).textContent).toContain('€0.50');
  });
});
