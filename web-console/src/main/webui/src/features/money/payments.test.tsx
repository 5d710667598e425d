// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Exchanged } from '@/components/Exchanged';
import { openInvoicesQuery } from '@/lib/openInvoices';
import en from '@/locales/en';
import { RecordPayment } from './RecordPayment';

const calls = vi.hoisted(() => ({ recordPayment: vi.fn() }));
vi.mock('./api', async (original) => ({ ...(await original<typeof import('./api')>()), ...calls }));

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } });
});
afterEach(cleanup);

function show(children: ReactNode) {
  const cache = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  const open = { amount: '35.00', currency: 'EUR' };
  cache.setQueryData<unknown>(openInvoicesQuery.queryKey, [{ number: 'MM-2026-000001', tenant: 'globex', open }]);
  render(<QueryClientProvider client={cache}>{children}</QueryClientProvider>);
}

const type = (label: RegExp, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
const usd = (amount: string) => ({ amount, currency: 'USD' });

describe('a payment', () => {
  it('in another currency says what came in, at which rate of which day, and what the change has cost', () => {
    const exchange = { paid: usd('10.00'), base: 'EUR', quote: 'USD', rate: '1.160000', rateDate: '2026-11-20', spread: { amount: '0.09', currency: 'EUR' } };
    show(<Exchanged exchange={exchange} />);
    expect(screen.getByText('$10.00 came in')).toBeTruthy();
    expect(screen.getByText('1 EUR = 1.16 USD, Nov 20, 2026')).toBeTruthy();
    expect(screen.getByText('less €0.09 for the change')).toBeTruthy();
    cleanup();
    show(<Exchanged exchange={{ ...exchange, spread: { amount: '0.00', currency: 'EUR' } }} />);
    expect(screen.queryByText(/for the change/)).toBeNull();
  });

  it('is of an invoice that is offered with what is owed, and in its currency unless another is chosen', async () => {
    calls.recordPayment.mockResolvedValue({});
    show(<RecordPayment onClose={vi.fn()} />);
    expect(document.querySelector<HTMLOptionElement>('datalist option')?.label).toBe('globex: €35.00 open');
    type(/^Invoice/, 'MM-2026-000001');
    expect(screen.getByText('globex: €35.00 open')).toBeTruthy();
    type(/^Amount/, '1.00');
    type(/^Received on/, '2026-11-22');
    type(/^Reference/, 'transfer 7');
    const payment = { invoice: 'MM-2026-000001', amount: '1.00', receivedOn: '2026-11-22', reference: 'transfer 7' };
    fireEvent.click(screen.getByRole('button', { name: 'Record a payment' }));
    await waitFor(() => expect(calls.recordPayment).toHaveBeenLastCalledWith(payment, expect.any(String)));
    type(/^Currency/, 'USD');
    fireEvent.click(await screen.findByRole('button', { name: 'Record a payment' }));
    await waitFor(() => expect(calls.recordPayment).toHaveBeenLastCalledWith({ ...payment, currency: 'USD' }, expect.any(String)));
  });
});
