// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { sessionQuery } from '@/lib/session';
import en from '@/locales/en';
import type { Rate } from './api';
import { ImportRates } from './ImportRates';
import { RateTable } from './RateTable';

const calls = vi.hoisted(() => ({ importRates: vi.fn() }));
vi.mock('./api', async (original) => ({ ...(await original<typeof import('./api')>()), ...calls }));

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } });
});
afterEach(cleanup);

function show(children: ReactNode) {
  const cache = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  cache.setQueryData(sessionQuery.queryKey, { signedIn: true, subject: 'fiona' });
  render(<QueryClientProvider client={cache}>{children}</QueryClientProvider>);
}

const rate: Rate = {
  date: '2026-11-20', base: 'USD', quote: 'EUR', rate: '0.912345678901', source: 'ECB', version: 1,
  importedAt: '2026-11-21T08:00:00Z', importedBy: 'fiona',
};

describe('rates', () => {
  it('lose no digit, and say why they were corrected', () => {
    show(<RateTable rates={[rate, { ...rate, version: 2, reason: 'a slip' }]} />);
    expect(screen.getAllByText('0.912345678901')).toHaveLength(2);
    expect(screen.getByText('version 2: a slip')).toBeTruthy();
  });

  it('are imported from a file, with what it did', async () => {
    const imported = { id: 'i1', lines: 3, added: 2, corrected: 0, known: 1 };
    const done = vi.fn();
    calls.importRates.mockResolvedValue(imported);
    show(<ImportRates onImported={done} onClose={vi.fn()} />);
    const file = new File(['date,base,quote,rate,source'], 'rates.csv', { type: 'text/csv' });
    fireEvent.change(document.querySelector('input[type=file]') as HTMLInputElement, { target: { files: [file] } });
    fireEvent.change(screen.getByLabelText('Reason of a correction'), { target: { value: ' a slip ' } });
    await waitFor(() => {
      fireEvent.click(screen.getAllByText('Import rates').at(-1) as HTMLElement);
      expect(calls.importRates).toHaveBeenCalledWith(file, 'a slip');
    });
    await waitFor(() => expect(done).toHaveBeenCalledWith(imported));
  });
});
