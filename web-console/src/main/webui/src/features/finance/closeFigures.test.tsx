// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import en from '@/locales/en';
import type { CloseInvoice, CloseRun } from './api';
import { CloseFigures } from './CloseFigures';

interface Asked {
  params: { query: { cursor?: string } };
}

// A link needs the router around it; where it leads is for the browser test.
vi.mock('@tanstack/react-router', () => ({ Link: ({ children }: { children: ReactNode }) => <a href="#invoice">{children}</a> }));

const calls = vi.hoisted(() => ({ get: vi.fn<(path: string, asked: Asked) => Promise<unknown>>() }));
vi.mock('@/lib/api/client', async (original) => ({
  ...(await original<typeof import('@/lib/api/client')>()),
  billing: { GET: calls.get },
}));

const money = (amount: string, currency = 'EUR') => ({ amount, currency });

const run: CloseRun = {
  id: 'a7c1b5de-0000-4000-8000-000000000002',
  period: '2026-11',
  requestedBy: 'fiona-subject',
  requestedAt: '2026-12-01T09:00:00Z',
  state: 'LOCKED',
  sums: [{ drafts: 3, tax: money('0.00'), total: money('13.00'), issued: 2, invoiced: money('3.00') }],
  events: [],
  failures: [],
};
const pages: Record<string, { items: CloseInvoice[]; next?: string }> = {
  '': {
    items: [
      { tenant: 'globex', lines: 2, tax: money('0.00'), total: money('10.00') },
      { tenant: 'initech', lines: 1, tax: money('0.00'), total: money('2.00'), number: 'MM-2026-000007', invoiced: money('2.00') },
    ],
    next: 'second',
  },
  second: { items: [{ tenant: 'umbrella', lines: 1, tax: money('0.00'), total: money('1.00'), number: 'MM-2026-000008', invoiced: money('1.00') }] },
};

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } });
});
beforeEach(() =>
  calls.get.mockImplementation((_path, { params }) => Promise.resolve({ data: pages[params.query.cursor ?? ''] })),
);
afterEach(() => {
  cleanup();
  calls.get.mockReset();
});

const show = (shown: CloseRun) =>
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <CloseFigures run={shown} name="All tenants · November 2026" />
    </QueryClientProvider>,
  );

describe('the figures of a close', () => {
  it('are a sum for each currency, and nothing is asked for', () => {
    show(run);
    expect(screen.getByText('3 invoices frozen, €13.00; 2 issued, €3.00')).toBeTruthy();
    expect(calls.get).not.toHaveBeenCalled();
  });

  it('are shown page by page, each frozen invoice beside the one that was issued of it', async () => {
    show(run);
    fireEvent.click(screen.getByRole('button', { name: 'Invoice by invoice: All tenants · November 2026' }));
    expect(await screen.findByRole('link', { name: 'MM-2026-000007' })).toBeTruthy();
    expect(screen.getByText('not issued')).toBeTruthy();
    expect(screen.queryByText('umbrella')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Show more' }));
    expect(await screen.findByText('umbrella')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
  });

  it('are open where somebody has to decide, and none where there is nothing to bill', async () => {
    show({ ...run, state: 'AWAITING_APPROVAL' });
    expect(await screen.findByText('globex')).toBeTruthy();
    cleanup();
    show({ ...run, sums: [] });
    expect(screen.getByText(en.finance.nothingToBill)).toBeTruthy();
  });
});
