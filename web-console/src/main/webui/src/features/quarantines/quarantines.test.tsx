// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { RefusalTable } from '@/components/RefusalTable';
import type { Refusal } from '@/lib/api/shapes';
import en from '@/locales/en';
import { refusalsQuery } from './api';
import { QuarantineRow } from './QuarantineRow';
import { Refusals } from './Refusals';

const calls = vi.hoisted(() => ({ revokeRefusal: vi.fn() }));
vi.mock('./api', async (original) => ({ ...(await original<typeof import('./api')>()), ...calls }));

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } });
});

afterEach(cleanup);

describe('a quarantine', () => {
  it('says how often its worker died within which time, and of what', () => {
    const quarantine = {
      model: 'acme/digits',
      version: '1.0.0',
      node: 'node-1',
      crashes: 3,
      windowSeconds: 600,
      lastCause: 'CRASHED',
      quarantinedAt: '2026-11-22T10:00:00Z',
      reportedAt: '2026-11-22T10:00:01Z',
    };
    render(
      <table>
        <tbody>
          <QuarantineRow quarantine={quarantine} action={null} />
        </tbody>
      </table>,
    );
    expect(screen.getByText('acme/digits')).toBeTruthy();
    expect(screen.getByText('3 deaths within 10 min')).toBeTruthy();
    expect(screen.getByText(/it crashed/)).toBeTruthy();
  });
});

describe('a refusal', () => {
  const refusal: Refusal = {
    model: 'acme/digits',
    version: '1.0.0',
    consumer: 'globex',
    node: 'node-1',
    refusedAt: '2026-11-22T10:00:00Z',
    until: '2026-11-22T10:10:00Z',
    crashes: 3,
    requests: ['req-1', 'req-2'],
    reportedAt: '2026-11-22T10:00:01Z',
  };

  it('tells the partner who is refused until when, and of which calls to ask for the input', () => {
    render(<RefusalTable refusals={[refusal]} zone="Europe/Berlin" />);
    expect(screen.getByText('globex')).toBeTruthy();
    expect(screen.getByText(/^Nov 22, 2026, 11:10/)).toBeTruthy();
    expect(screen.getByText('req-1')).toBeTruthy();
    expect(screen.getByText('req-2')).toBeTruthy();
    expect(screen.queryByText('acme/digits')).toBeNull();
  });

  it('is revoked by the operator once that is confirmed', async () => {
    calls.revokeRefusal.mockResolvedValue({});
    const cache = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
    cache.setQueryData(refusalsQuery.queryKey, [refusal]);
    render(
      <QueryClientProvider client={cache}>
        <Refusals />
      </QueryClientProvider>,
    );
    expect(screen.getByText('acme/digits')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'No longer refuse globex: acme/digits 1.0.0' }));
    expect(calls.revokeRefusal).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: 'No longer refuse' }));
    await waitFor(() => expect(calls.revokeRefusal).toHaveBeenCalledWith(refusal));
  });
});
