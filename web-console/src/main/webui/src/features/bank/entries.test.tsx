// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openInvoicesQuery } from '@/lib/openInvoices';
import en from '@/locales/en';
import { AssignEntry } from './AssignEntry';
import { type BankEntry, openOrdersQuery, outgoingPayoutsQuery, returnableQuery } from './api';
import { EntryTable } from './EntryTable';
import { Reconciliation } from './Reconciliation';
import { SendEntryBack } from './SendEntryBack';
import { UnallocatedTable } from './UnallocatedTable';

const calls = vi.hoisted(() => ({ assign: vi.fn(), sendBack: vi.fn(), unassign: vi.fn() }));
vi.mock('./api', async (original) => ({ ...(await original<typeof import('./api')>()), ...calls }));

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } });
});
afterEach(cleanup);

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const entry: BankEntry = {
  id: 'a7c1b5de-0000-4000-8000-000000000001', statement: 'S-1', place: 1, bookedOn: '2026-11-20', credit: true, amount: eur('35.00'),
  left: eur('35.00'), returned: eur('0.00'), reference: 'R-1', counterparty: 'Globex Ltd', remittance: '', state: 'OPEN',
  parked: 'UNMATCHED', detail: 'It names no invoice.', invoices: [], prepaidOrders: [], assignments: [], assignmentsInAll: 0,
};

function show(children: ReactNode) {
  const cache = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  cache.setQueryData<unknown>(openInvoicesQuery.queryKey, [{ number: 'MM-2026-000001', tenant: 'globex', open: eur('35.00') }]);
  cache.setQueryData<unknown>(openOrdersQuery.queryKey, [{ reference: 'PC-7', tenant: 'globex', amount: eur('35.00') }]);
  cache.setQueryData<unknown>(outgoingPayoutsQuery.queryKey, [
    { name: 'abc-1', settlement: 's-1', tenant: 'acme', amount: eur('35.00') },
    { name: 'abc-2', settlement: 's-1', tenant: 'hooli', amount: { amount: '1.00', currency: 'USD' } },
  ]);
  cache.setQueryData<unknown>(returnableQuery.queryKey, [{ ...entry, id: 'came' }]);
  render(<QueryClientProvider client={cache}>{children}</QueryClientProvider>);
}

const type = (label: RegExp, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });

describe('an entry that waits', () => {
  it('pays an invoice, or an order of prepaid credit that is offered', async () => {
    calls.assign.mockResolvedValue(entry);
    show(<AssignEntry entry={entry} onClose={vi.fn()} />);
    fireEvent.click(screen.getByRole('button', { name: 'Assign' }));
    expect(await screen.findByText('Please fill this in.')).toBeTruthy();
    type(/^Invoice/, 'MM-2026-000001');
    fireEvent.click(screen.getByRole('button', { name: 'Assign' }));
    await waitFor(() => expect(calls.assign).toHaveBeenLastCalledWith(entry.id, { invoice: 'MM-2026-000001' }, '35.00', expect.any(String)));

    type(/^It is/, 'prepaidOrder');
    expect(document.querySelector<HTMLOptionElement>('datalist option')?.label).toBe('globex: €35.00 ordered');
    type(/^Order/, 'PC-7');
    fireEvent.click(await screen.findByRole('button', { name: 'Assign' }));
    await waitFor(() => expect(calls.assign).toHaveBeenLastCalledWith(entry.id, { prepaidOrder: 'PC-7' }, '35.00', expect.any(String)));
  });

  it('is sent back, or a part of it, for a reason', async () => {
    calls.sendBack.mockResolvedValue(entry);
    show(<SendEntryBack entry={entry} onClose={vi.fn()} />);
    type(/^Amount/, '5.00');
    fireEvent.click(screen.getByRole('button', { name: 'Send back' }));
    expect(await screen.findByText('Please fill this in.')).toBeTruthy();
    expect(calls.sendBack).not.toHaveBeenCalled();
    type(/^Reason/, ' paid twice ');
    fireEvent.click(screen.getByRole('button', { name: 'Send back' }));
    await waitFor(() => expect(calls.sendBack).toHaveBeenLastCalledWith(entry.id, '5.00', 'paid twice', expect.any(String)));
  });

  it('is a payout, takes a transfer back or is our own where money went out', async () => {
    calls.assign.mockResolvedValue(entry);
    show(<AssignEntry entry={{ ...entry, credit: false, parked: 'DEBIT' }} onClose={vi.fn()} />);
    const offered = () => [...document.querySelectorAll<HTMLOptionElement>('datalist option')].map((option) => option.label);
    expect(offered()).toEqual(['acme: €35.00']);
    type(/^It is/, 'takesBack');
    expect(offered()).toEqual(['Globex Ltd: €35.00, Nov 20, 2026']);
    type(/^Entry that goes back/, 'came');
    fireEvent.click(screen.getByRole('button', { name: 'Assign' }));
    await waitFor(() => expect(calls.assign).toHaveBeenLastCalledWith(entry.id, { takesBack: 'came' }, '35.00', expect.any(String)));

    type(/^It is/, 'BANK_FEES');
    fireEvent.click(await screen.findByRole('button', { name: 'Assign' }));
    expect(await screen.findByText('Please fill this in.')).toBeTruthy();
    type(/^Reason/, 'fees of November');
    fireEvent.click(screen.getByRole('button', { name: 'Assign' }));
    const fee = { account: 'BANK_FEES', reason: 'fees of November' };
    await waitFor(() => expect(calls.assign).toHaveBeenLastCalledWith(entry.id, fee, '35.00', expect.any(String)));
  });

  it('is a payout that came back, with the code of the bank', async () => {
    calls.assign.mockResolvedValue(entry);
    show(<AssignEntry entry={{ ...entry, parked: 'RETURNED', returnCode: 'AC04' }} onClose={vi.fn()} />);
    type(/^It is/, 'payout');
    type(/^Payout/, 'abc-1');
    fireEvent.click(screen.getByRole('button', { name: 'Assign' }));
    await waitFor(() => expect(calls.assign).toHaveBeenLastCalledWith(entry.id, { payout: 'abc-1', code: 'AC04' }, '35.00', expect.any(String)));
  });

  it('shows what it was said to be for, and takes that back for a reason', async () => {
    calls.unassign.mockResolvedValue(entry);
    const use = { id: 'u-1', kind: 'ACCOUNT' as const, account: 'BANK_FEES' as const, amount: eur('35.00'), reason: 'fees', at: '2026-11-21T09:00:00Z', by: 'f' };
    show(<EntryTable entries={[{ ...entry, state: 'SETTLED', assignments: [use] }]} />);
    expect(screen.getByText(/bank fee/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Take back: €35.00 of Globex Ltd' }));
    type(/^Reason/, ' a transfer ');
    fireEvent.click(screen.getByRole('button', { name: 'Take back' }));
    await waitFor(() => expect(calls.unassign).toHaveBeenLastCalledWith(entry.id, 'u-1', 'a transfer', expect.any(String)));
  });

  it('is not sent back where money went out, and says what of it was sent back', () => {
    show(<EntryTable entries={[{ ...entry, credit: false, parked: 'DEBIT', returned: eur('5.00') }]} />);
    expect(screen.queryByRole('button', { name: /^Send back/ })).toBeNull();
    expect(screen.getByRole('button', { name: 'Assign: Globex Ltd' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Set aside: Globex Ltd' })).toBeTruthy();
    expect(screen.getByText('€5.00 sent back')).toBeTruthy();
    cleanup();
    show(<EntryTable entries={[entry]} />);
    fireEvent.click(screen.getByRole('button', { name: 'Send back: Globex Ltd' }));
    expect(screen.getByRole('dialog', { name: 'Send back: Globex Ltd' })).toBeTruthy();
  });
});

describe('what is unallocated', () => {
  it('is shown by entries and ledger, with their difference', () => {
    show(<UnallocatedTable balances={[{ entries: 2, open: eur('40.00'), ledger: eur('38.00'), difference: eur('2.00') }]} />);
    expect(screen.getByText('€40.00')).toBeTruthy();
    expect(screen.getByText('€38.00')).toBeTruthy();
    expect(screen.getByText('€2.00')).toBeTruthy();
  });
});

describe('the reconciliation', () => {
  it('shows accounts, gaps and books with their differences', () => {
    const gap = { id: 'g', statement: 'S-3', opensOn: '2026-11-21', expected: eur('109.50'), opening: eur('105.50'), missing: eur('-4.00') };
    const account = {
      account: 'DE1', from: '2026-11-20', to: '2026-11-21', statements: 2, opening: eur('100.00'), credits: eur('10.00'), debits: eur('-0.50'),
      closing: eur('105.50'), difference: eur('-4.00'), gaps: [gap], gapsInAll: 3,
    };
    const book = { book: 'BANK' as const, entries: 0, own: eur('105.50'), ledger: eur('9.50'), byHand: eur('7.25'), difference: eur('96.00') };
    show(<Reconciliation reconciliation={{ accounts: [account], books: [book], reconciled: false }} />);
    expect(screen.getByText(/Before statement S-3 of Nov 21, 2026 entries of -€4.00 are missing/)).toBeTruthy();
    expect(screen.getByText('DE1: and 2 more')).toBeTruthy();
    expect(screen.getByText('€96.00')).toBeTruthy();
    expect(screen.getByText('of it by hand €7.25')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Book opening balance of DE1' })).toBeTruthy();
  });
});
