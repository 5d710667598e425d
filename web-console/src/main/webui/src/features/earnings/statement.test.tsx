// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import en from '@/locales/en';
import type { Statement, StatementLine } from './api';
import { StatementAccounts } from './StatementAccounts';
import { StatementPayouts } from './StatementPayouts';
import { StatementLines } from './StatementTables';

// A link needs the router around it; where it leads is for the browser test.
vi.mock('@tanstack/react-router', () => ({
  Link: ({ params, search, children, 'aria-label': label }: { params?: object; search?: object; children: ReactNode; 'aria-label'?: string }) => (
    <a href="#there" data-at={JSON.stringify({ ...params, ...search })} aria-label={label}>
      {children}
    </a>
  ),
}));
const at = (link: HTMLElement) => JSON.parse(link.dataset.at ?? '{}') as unknown;

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

describe("a partner's shares", () => {
  const line: StatementLine = {
    accruedAt: '2026-11-03T10:00:00Z', amount: eur('1.20'), basis: eur('10.00'), invoice: 'MM-1', lineageStep: 0, model: 'acme/digits', reference: 'MM-1/1',
    role: 'COMPUTE', rule: 'PER_UNIT', usagePeriod: '2026-10', meter: 'TOKENS_OUT', units: '1200',
  };

  it('say how much of its meter a rule for so much each counts', () => {
    render(<StatementLines tenant="gridco" lines={[line]} zone="UTC" />);
    expect(screen.getByText('1,200 tokens sent')).toBeTruthy();
  });

  it('say a fraction as it was agreed, and no meter where none counts', () => {
    render(<StatementLines tenant="gridco" lines={[{ ...line, meter: undefined, rule: 'PERCENT', rate: '1/3', percent: '33.333333' }]} zone="UTC" />);
    expect(screen.getByText('Percentage, 1/3')).toBeTruthy();
    expect(screen.queryByText(/tokens|requests/)).toBeNull();
  });
});

describe('finance', () => {
  it('goes on from a share to its line, and from a payout to its shares', () => {
    const line: StatementLine = {
      accruedAt: '2026-11-03T10:00:00Z', amount: eur('-1.20'), basis: eur('-10.00'), credits: 'MM-1/2', invoice: 'MM-1', lineageStep: 0, model: 'acme/digits',
      reference: 'CN-1/1', role: 'TECHNOLOGY', rule: 'RESIDUAL', usagePeriod: '2026-10', units: '0',
    };
    const payout = {
      settlement: 's1', executeOn: '2026-12-10', amount: eur('9.00'), tax: eur('0.00'), again: eur('0.00'), total: eur('9.00'),
      cameBack: { on: '2026-12-12', code: 'AC04', reason: 'closed' }, repeats: [], repeatedBy: [],
    };
    render(
      <>
        <StatementPayouts payouts={[payout]} partner="acme" />
        <StatementLines lines={[line]} zone="UTC" />
      </>,
    );
    expect(at(screen.getByRole('link', { name: 'MM-1/2' }))).toEqual({ number: 'MM-1', line: '2' });
    expect(at(screen.getByRole('link', { name: 'Shares of €9.00' }))).toEqual({ settlement: 's1', partner: 'acme' });
    expect(screen.getByText('Dec 12, 2026 · AC04 · closed')).toBeTruthy();
    cleanup();
    render(<StatementPayouts payouts={[payout]} />);
    expect(screen.queryByRole('link')).toBeNull();
  });
});
