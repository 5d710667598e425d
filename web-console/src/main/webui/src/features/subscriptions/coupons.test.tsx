// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { InvoiceLines } from '@/components/InvoiceLines';
import { SimulatedBill } from '@/components/SimulatedBill';
import type { Subscription } from '@/lib/api/shapes';
import en from '@/locales/en';
import { redeemedQuery } from './api';
import { RedeemCoupon } from './RedeemCoupon';

const calls = vi.hoisted(() => ({ redeemCoupon: vi.fn() }));
vi.mock('./api', async (original) => ({ ...(await original<typeof import('./api')>()), ...calls }));

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } });
});
afterEach(cleanup);

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const subscription = { id: 's1', model: 'acme/digits' } as Subscription;

describe('coupons', () => {
  it('are redeemed on a subscription, beside those it has', async () => {
    const cache = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
    cache.setQueryData(redeemedQuery('globex', 's1').queryKey, [
      { code: 'FAIR', percent: '10', firstPeriod: '2026-11', redeemedAt: '2026-11-02T00:00:00Z' },
      { code: 'ONCE', amount: eur('5'), firstPeriod: '2026-10', lastPeriod: '2026-10', redeemedAt: '2026-10-02T00:00:00Z' },
    ]);
    calls.redeemCoupon.mockResolvedValue({});
    render(
      <QueryClientProvider client={cache}>
        <RedeemCoupon tenant="globex" subscription={subscription} onClose={vi.fn()} />
      </QueryClientProvider>,
    );
    expect(screen.getByText('FAIR: 10 % off, from November 2026 on')).toBeTruthy();
    expect(screen.getByText('ONCE: €5.00 off, from October 2026 to October 2026')).toBeTruthy();
    fireEvent.change(screen.getByLabelText(/^Code/), { target: { value: ' autumn-26 ' } });
    fireEvent.click(screen.getByText('Redeem'));
    await waitFor(() => expect(calls.redeemCoupon).toHaveBeenCalledWith('globex', 's1', 'AUTUMN-26'));
  });

  it('are named on an invoice with what they took off, as is the credit that paid of it', () => {
    render(
      <InvoiceLines
        invoice={{
          number: 'MM-1',
          lines: [],
          taxes: [],
          total: eur('45.00'),
          coupons: [{ code: 'FAIR', description: '10 % off', usagePeriod: '2026-11', amount: eur('5.00') }],
          prepaid: eur('40.00'),
        }}
      />,
    );
    expect(screen.getByText('Coupon FAIR, 10 % off: the lines are less by €5.00')).toBeTruthy();
    expect(screen.getByText('€40.00 of it was paid as it was issued')).toBeTruthy();
  });

  it('that take nothing off are not spoken of', () => {
    const bill = { period: '2026-11', lines: [], total: eur('9.00'), coupon: eur('0.00') };
    const { rerender } = render(<SimulatedBill bill={bill} />);
    expect(screen.queryByText(/^The coupon takes off/)).toBeNull();
    rerender(<SimulatedBill bill={{ ...bill, coupon: eur('1.00') }} />);
    expect(screen.getByText('The coupon takes off €1.00; the lines are less by it already')).toBeTruthy();
  });
});
