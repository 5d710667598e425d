// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import en from '@/locales/en';
import type { ReportJob } from './api';
import { ReportJobTable } from './ReportJobTable';
import { RequestReport } from './RequestReport';

const asked: ReportJob = {
  id: 'c1f5f5a0-0000-4000-8000-000000000000',
  kind: 'REVENUE',
  format: 'CSV',
  period: '2026-11',
  state: 'RUNNING',
  requestedAt: '2026-11-22T10:00:00Z',
  requestId: 'r-17',
};
const made: ReportJob = {
  ...asked,
  state: 'DONE',
  dataAsOf: '2026-11-22T10:01:00Z',
  rows: 1200,
  bytes: 64_000,
  sha256: 'ab'.repeat(32),
  expiresAt: '2026-11-23T10:01:00Z',
};

const calls = vi.hoisted(() => ({ requestReport: vi.fn(), requestOwnReport: vi.fn(), reportJob: vi.fn() }));
const files = vi.hoisted(() => ({ openFile: vi.fn() }));
vi.mock('@/lib/download', async (original) => ({ ...(await original<object>()), ...files }));
vi.mock('./api', async (original) => ({ ...(await original<typeof import('./api')>()), ...calls }));

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } });
});
afterEach(cleanup);

function show(jobs: ReportJob[], tenant?: string) {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ReportJobTable jobs={jobs} zone={tenant ? 'Asia/Shanghai' : 'UTC'} tenant={tenant} />
    </QueryClientProvider>,
  );
}

describe('a report that was asked for', () => {
  it('can be fetched once it is made, with its checksum beside it', () => {
    show([made]);
    expect(screen.getByRole('link', { name: /^Download/ }).getAttribute('href')).toBe(
      `/api/billing/v1/finance/reports/${made.id}/content`,
    );
    expect(screen.getByText(`sha256:${made.sha256}`)).toBeTruthy();
  });

  it('is asked for first, so that one that is gone is not fetched in silence', async () => {
    calls.reportJob.mockResolvedValueOnce({ ...made, state: 'EXPIRED' }).mockResolvedValueOnce(made);
    show([made]);
    fireEvent.click(screen.getByRole('link', { name: /^Download/ }));
    expect(await screen.findByText(/no longer kept/)).toBeTruthy();
    expect(files.openFile).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('link', { name: /^Download/ }));
    await waitFor(() => expect(files.openFile).toHaveBeenCalledWith(`/api/billing/v1/finance/reports/${made.id}/content`));
  });

  it('is fetched by a tenant as its own', () => {
    show([{ ...made, tenant: 'globex' }], 'globex');
    expect(screen.getByRole('link', { name: /^Download/ }).getAttribute('href')).toBe(
      `/api/billing/v1/tenants/globex/reports/${made.id}/content`,
    );
    expect(screen.getByText('November 2026 · CSV')).toBeTruthy();
    expect(screen.getByText('Days and times in Asia/Shanghai')).toBeTruthy();
  });

  it('offers nothing before, and says why where it failed', () => {
    const failure = 'the archive is damaged';
    show([asked, { ...asked, id: 'other', state: 'FAILED', failureCode: 'NOT_ARCHIVED', failure }]);
    expect(screen.queryByRole('link')).toBeNull();
    expect(screen.getByText(en.reportJobs.failures.NOT_ARCHIVED)).toBeTruthy();
    expect(screen.getByText(failure).lang).toBe('en');
    expect(screen.getByText('r-17')).toBeTruthy();
  });

  it('is no longer offered when it has expired', () => {
    show([{ ...made, state: 'EXPIRED' }]);
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('is called by its own name where the page has no word for its kind', () => {
    show([{ ...asked, kind: 'TOMORROWS' as ReportJob['kind'] }]);
    expect(screen.getByText('TOMORROWS')).toBeTruthy();
  });
});

describe('asking for a report', () => {
  it('offers a tenant what it may ask about itself, and asks as the tenant', async () => {
    calls.requestOwnReport.mockResolvedValue(asked);
    render(
      <QueryClientProvider client={new QueryClient()}>
        <RequestReport zone="UTC" tenant="globex" />
      </QueryClientProvider>,
    );
    expect(screen.queryByRole('option', { name: 'Reconciliation' })).toBeNull();
    expect(screen.queryByLabelText('Tenant')).toBeNull();
    fireEvent.change(screen.getByLabelText(/^Report/), { target: { value: 'SETTLEMENTS' } });
    fireEvent.click(screen.getByRole('button'));
    await waitFor(() => expect(calls.requestOwnReport).toHaveBeenCalledOnce());
    expect(calls.requestOwnReport).toHaveBeenCalledWith(
      'globex',
      expect.objectContaining({ kind: 'SETTLEMENTS', language: 'en' }),
      expect.any(String),
    );
    expect(calls.requestReport).not.toHaveBeenCalled();
  });
});
