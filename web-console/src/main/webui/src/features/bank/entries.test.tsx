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
import { type BankEntry, openOrdersQuery } from './api';
import { EntryTable } from './EntryTable';
import { SendEntryBack } from './SendEntryBack';
import { UnallocatedTable } from './UnallocatedTable';

const calls = vi.hoisted(() => ({ assign: vi.fn(), sendBack: vi.fn() }));
vi.mock('./api', async (original) => ({ ...(await original<typeof import('./api')>()), ...calls }));

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } });
});
afterEach(cleanup);

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const entry: BankEntry = {
  id: 'a7c1b5de-0000-4000-8000-000000000001', statement: 'S-1', place: 1, bookedOn: '2026-11-20', credit: true, amount: eur('35.00'),
  left: eur('35.00'), returned: eur('0.00'), reference: 'R-1', counterparty: 'Globex Ltd', remittance: '', state: 'OPEN',
  parked: 'UNMATCHED', detail: 'It names no invoice.', invoices: [], prepaidOrders: [],
};

function show(children: ReactNode) {
  const cache = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  cache.setQueryData<unknown>(openInvoicesQuery.queryKey, [{ number: 'MM-2026-000001', tenant: 'globex', open: eur('35.00') }]);
  cache.setQueryData<unknown>(openOrdersQuery.queryKey, [{ reference: 'PC-7', tenant: 'globex', amount: eur('35.00') }]);
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
    await waitFor(() => expect(calls.assign).toHaveBeenLastCalledWith(entry.id, { invoice: 'MM-2026-000001' }, '35.00'));

    type(/^It pays/, 'prepaidOrder');
    expect(document.querySelector<HTMLOptionElement>('datalist option')?.label).toBe('globex: €35.00 ordered');
    type(/^Order/, 'PC-7');
    fireEvent.click(await screen.findByRole('button', { name: 'Assign' }));
    await waitFor(() => expect(calls.assign).toHaveBeenLastCalledWith(entry.id, { prepaidOrder: 'PC-7' }, '35.00'));
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
    await waitFor(() => expect(calls.sendBack).toHaveBeenLastCalledWith(entry.id, '5.00', 'paid twice'));
  });

  it('is only set aside where money went out, and says what of it was sent back', () => {
    show(<EntryTable entries={[{ ...entry, credit: false, parked: 'DEBIT', returned: eur('5.00') }]} />);
    expect(screen.queryByRole('button', { name: /^Send back/ })).toBeNull();
    expect(screen.queryByRole('button', { name: /^Assign/ })).toBeNull();
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
