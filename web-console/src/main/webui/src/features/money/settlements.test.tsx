// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { sessionQuery } from '@/lib/session';
import en from '@/locales/en';
import type { Settlement } from './api';
import { SettlementCard } from './SettlementCard';

// A link needs the router around it; where it leads is for the browser test.
vi.mock('@tanstack/react-router', () => ({
  Link: ({ search, children, 'aria-label': label }: { search?: object; children: ReactNode; 'aria-label'?: string }) => (
    <a href="#there" data-search={JSON.stringify(search)} aria-label={label}>
      {children}
    </a>
  ),
}));

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } } });
});

afterEach(cleanup);

const proposed: Settlement = {
  id: 'a7c1b5de-0000-4000-8000-000000000001',
  currency: 'EUR',
  executeOn: '2026-12-15',
  proposedBy: 'fiona-subject',
  proposedAt: '2026-12-01T09:00:00Z',
  state: 'AWAITING_APPROVAL',
  omitted: [], inFile: 1,
  payouts: [
    {
      tenant: 'acme',
      amount: { amount: '70.00', currency: 'EUR' },
      tax: { amount: '13.30', currency: 'EUR' },
      again: { amount: '0.00', currency: 'EUR' },
      total: { amount: '83.30', currency: 'EUR' },
      holder: 'Acme GmbH',
      iban: 'DE89370400440532013000',
      repeats: [], repeatedBy: [],
    },
  ],
};

function show(settlement: Settlement, subject: string) {
  const cache = new QueryClient();
  cache.setQueryData(sessionQuery.queryKey, { signedIn: true, subject, roles: ['finance'] });
  render(
    <QueryClientProvider client={cache}>
      <SettlementCard settlement={settlement} />
    </QueryClientProvider>,
  );
}

describe('a settlement', () => {
  it('shows whom it pays, and waits for somebody else than who proposed it', () => {
    show(proposed, 'fiona-subject');
    expect(screen.getByText('€70.00')).toBeTruthy();
    expect(screen.getByText('€13.30')).toBeTruthy();
    expect(screen.queryByRole('link', { name: /Shares of/ })).toBeNull();
    expect(screen.getByText('€83.30')).toBeTruthy();
    expect(screen.getByRole('columnheader', { name: 'Total' })).toBeTruthy();
    expect(screen.getByText('DE89370400440532013000')).toBeTruthy();
    expect(screen.getByText('you')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Approve/ })).toBeNull();
    expect(screen.getByText('Another person of finance has to approve it.')).toBeTruthy();
  });

  it('is approved by another person, before there is a file', () => {
    show(proposed, 'felix-subject');
    const approve = screen.getByRole('button', { name: 'Approve EUR · Dec 15, 2026' });
    expect(screen.queryByRole('button', { name: /pain.001/ })).toBeNull();
    fireEvent.click(approve);
    expect(screen.getByRole('dialog', { name: 'Approve EUR · Dec 15, 2026' })).toBeTruthy();
  });

  it('has a file for the bank once it is approved', () => {
    const transfer = { name: '0123456789abcdef01234567-1', state: 'ORDERED' as const };
    const waits = proposed.payouts.map((payout) => ({ ...payout, transfer }));
    const refused = waits.map((payout) => ({ ...payout, tenant: 'datahub', transfer: { ...transfer, state: 'REJECTED' as const } }));
    show({ ...proposed, state: 'APPROVED', approvedBy: 'felix-subject', payouts: [...waits, ...refused] }, 'fiona-subject');
    expect(screen.getByRole('button', { name: /pain.001/ })).toBeTruthy();
    expect(screen.getByText('1 of 2 payouts are in it')).toBeTruthy();
    const share = screen.getByRole('link', { name: 'Shares of acme, €70.00' });
    expect(JSON.parse(share.dataset.search ?? '')).toEqual({ settlement: proposed.id, partner: 'acme' });
    expect(screen.queryByRole('button', { name: /Approve/ })).toBeNull();
  });

  it('says what is transferred in the currency of an account, and who is not paid now', () => {
    const exchange = {
      paid: { amount: '96.14', currency: 'USD' }, base: 'EUR', quote: 'USD', rate: '1.16', rateDate: '2026-11-30', spread: { amount: '0.42', currency: 'EUR' },
    };
    const payouts = proposed.payouts.map((payout) => ({ ...payout, exchange }));
    const omitted = [{ tenant: 'initech', amount: { amount: '12.00', currency: 'EUR' }, code: 'NO_RATE' as const, reason: 'There is no rate.' }];
    show({ ...proposed, payouts, omitted }, 'felix-subject');
    expect(screen.getByText('$96.14 is transferred')).toBeTruthy();
    expect(screen.getByText(/initech, €12.00/)).toBeTruthy();
    expect(screen.getByText(new RegExp(`initech.*${en.settlements.omissions.NO_RATE}`))).toBeTruthy();
    expect(screen.getByText('There is no rate.').lang).toBe('en');
  });

  it('leads from what is paid again to the payout that came back, and up again', () => {
    const other = {
      settlement: 's0', executeOn: '2026-11-15', amount: { amount: '12.00', currency: 'EUR' }, state: 'RETURNED' as const, on: '2026-11-18',
    };
    const payouts = proposed.payouts.map((payout) => ({ ...payout, repeats: [other], repeatedBy: [{ ...other, settlement: 's9' }] }));
    show({ ...proposed, state: 'APPROVED', payouts }, 'felix-subject');
    const down = screen.getByRole('link', { name: '€12.00 of the payout of Nov 15, 2026' });
    expect(JSON.parse(down.dataset.search ?? '')).toEqual({ settlement: 's0', partner: 'acme' });
    const up = screen.getByRole('link', { name: '€12.00 paid again with the payout of Nov 15, 2026' });
    expect(JSON.parse(up.dataset.search ?? '')).toEqual({ settlement: 's9', partner: 'acme' });
    expect(screen.getAllByText(/Returned, Nov 18, 2026/)).toHaveLength(2);
  });

  it('shows an account without an IBAN, the bank of one with it, and the name that the bank is told', () => {
    const otherAccount = { account: '6222021001001234567', bic: 'BKCHCNBJ', country: 'CN' };
    const payouts = proposed.payouts.map((payout) => ({ ...payout, holder: '北京科技', latinHolder: 'Beijing Keji', iban: undefined, otherAccount }));
    show({ ...proposed, payouts }, 'felix-subject');
    expect(screen.getByText('6222021001001234567')).toBeTruthy();
    expect(screen.getByText('BKCHCNBJ · CN')).toBeTruthy();
    expect(screen.getByText('Beijing Keji')).toBeTruthy();
    cleanup();
    const ankara = proposed.payouts.map((payout) => ({ ...payout, iban: 'TR330006100519786457841326', ibanBank: { bic: 'TGBATRIS', country: 'TR' } }));
    show({ ...proposed, payouts: ankara }, 'felix-subject');
    expect(screen.getByText('TGBATRIS · TR')).toBeTruthy();
  });

  it('says how far the bank is, why a payout came back, and lets finance say that it was refused', () => {
    const name = '0123456789abcdef01234567-1';
    const come = (transfer: NonNullable<Settlement['payouts'][number]['transfer']>) =>
      show({ ...proposed, state: 'APPROVED', payouts: proposed.payouts.map((payout) => ({ ...payout, transfer })) }, 'felix-subject');
    come({ name, state: 'RETURNED', on: '2026-12-17', code: 'AC04', reason: 'closed' });
    expect(screen.getByText('Returned')).toBeTruthy();
    expect(screen.getByText('Dec 17, 2026 · AC04 · closed')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /refused/ })).toBeNull();
    cleanup();
    come({ name, state: 'ORDERED' });
    fireEvent.click(screen.getByRole('button', { name: 'Bank refused it: acme' }));
    expect(screen.getByRole('dialog', { name: 'Bank refused it: acme' })).toBeTruthy();
    expect(screen.getByLabelText(/Code of the bank/)).toBeTruthy();
  });
});
