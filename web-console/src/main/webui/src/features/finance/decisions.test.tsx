// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { intakeQuery } from '@/lib/intake';
import { sessionQuery } from '@/lib/session';
import en from '@/locales/en';
import { ApprovalDecision } from './ApprovalDecision';
import { type CloseRun, readinessQuery, undecidedQuery } from './api';
import { BeforeClose } from './BeforeClose';
import { CloseConfirm } from './CloseConfirm';
import { CloseRunCard } from './CloseRunCard';

// A link needs the router around it; where it leads is for the browser test.
vi.mock('@/components/LinkButton', () => ({ LinkButton: () => null }));

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const AT = '2026-11-22T10:00:00Z';

const waiting: CloseRun = {
  id: 'a7c1b5de-0000-4000-8000-000000000002',
  period: '2026-11',
  tenant: 'globex',
  requestedBy: 'fiona-subject',
  requestedAt: '2026-12-01T09:00:00Z',
  state: 'AWAITING_APPROVAL',
  sums: [],
  events: [],
  failures: [],
};

function show(children: ReactNode, cache = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } })) {
  cache.setQueryData(sessionQuery.queryKey, { signedIn: true, subject: 'felix-subject', roles: ['finance'] });
  render(<QueryClientProvider client={cache}>{children}</QueryClientProvider>);
}

describe('a decision on a close', () => {
  it('names what it is about on its button', () => {
    const { tenant, ...ofAll } = waiting;
    show(
      <>
        <CloseRunCard run={waiting} onDecide={vi.fn()} />
        <CloseRunCard run={ofAll} onDecide={vi.fn()} />
      </>,
    );
    expect(screen.getByRole('button', { name: `Approve and issue: ${tenant} · November 2026` })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Approve and issue: All tenants · November 2026' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Refuse: globex · November 2026' })).toBeTruthy();
  });

  it('names what it is about in its dialog', () => {
    show(<ApprovalDecision run={waiting} kind="approval" onClose={vi.fn()} />);
    expect(screen.getByRole('dialog', { name: 'Approve and issue: globex · November 2026' })).toBeTruthy();
  });
});

describe('a close that is not ready', () => {
  it('is forced for a reason only', () => {
    const cache = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
    cache.setQueryData(readinessQuery('2026-11', 'globex').queryKey, {
      period: '2026-11',
      tenant: 'globex',
      graceUntil: '2026-12-04T00:00:00Z',
      lag: 0,
      lagKnown: false,
      missing: 7,
      rejected: 0,
      archiveGaps: 2,
      withoutProfile: 12,
      firstWithoutProfile: ['globex', 'initech'],
      withoutAccount: ['EUR'],
      ready: false,
      reasons: ['the month is in grace', 'Kafka cannot be asked how many events are not taken in yet', '7 events are missing'],
      warnings: [],
      asOf: '2026-12-01T00:00:00Z',
    });
    const onConfirm = vi.fn();
    show(
      <CloseConfirm period="2026-11" tenant="globex" interim={false} action="Freeze" isBusy={false} error={null} onConfirm={onConfirm} onClose={vi.fn()} />,
      cache,
    );
    expect(screen.getByText(/7 events are missing/)).toBeTruthy();
    expect(screen.getByText(/its grace ends/)).toBeTruthy();
    expect(screen.getByText(en.finance.readiness.lagUnknown)).toBeTruthy();
    expect(screen.getByText(/12 consumers have no billing profile.*globex, initech, …/)).toBeTruthy();
    expect(screen.getByText(/invoices in EUR do not say where to pay/i)).toBeTruthy();
    expect(screen.getByText(/2 stretches of usage are counted and not in the archive/)).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Freeze' }).disabled).toBe(true);
    fireEvent.click(screen.getByRole('checkbox'));
    expect(screen.getByRole<HTMLButtonElement>('button', { name: en.finance.readiness.forced }).disabled).toBe(true);
    fireEvent.change(screen.getByRole('textbox'), { target: { value: 'node lost for good' } });
    fireEvent.click(screen.getByRole('button', { name: en.finance.readiness.forced }));
    expect(onConfirm).toHaveBeenCalledWith('node lost for good');
  });

  it('says who could not be billed, and that a rejection stops what is being issued', () => {
    const failures = [{ tenant: 'umbrella', code: 'REFUSED' as const, reason: 'no billing address', times: 3, first: '2026-12-01T09:00:00Z', last: '2026-12-01T10:00:00Z' }];
    const issuing = { ...waiting, state: 'ISSUING' as const, failures };
    show(<CloseRunCard run={issuing} onDecide={vi.fn()} />);
    expect(screen.getByText('umbrella')).toBeTruthy();
    expect(screen.getByText(en.finance.failures.codes.REFUSED)).toBeTruthy();
    expect(screen.getByText('no billing address').lang).toBe('en');
    cleanup();
    show(<ApprovalDecision run={issuing} kind="rejection" onClose={vi.fn()} />);
    expect(screen.getByText(en.finance.decisionTexts.stop)).toBeTruthy();
  });
});

describe('before a close', () => {
  it('says in words why usage could not be taken', () => {
    const cache = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
    vi.stubGlobal('fetch', vi.fn().mockResolvedValue(new Response('', { status: 503 })));
    const usage = (node: string, reason: string) => ({ node, reason, events: 1_200, first: AT, last: AT });
    cache.setQueryData(undecidedQuery.queryKey, [
      usage('data-1', 'absurd-time'),
      usage('data-1', 'tenant-mismatch'),
      usage('data-2', 'absurd-time'),
    ]);
    cache.setQueryData<unknown>(intakeQuery.queryKey, { lag: 0, missing: 0 });
    show(<BeforeClose period="2026-11" tenant="" isFinal={false} />, cache);
    expect(screen.getByText('impossible time, other tenant')).toBeTruthy();
    expect(screen.getByText('Refused usage without a decision: 3,600 events')).toBeTruthy();
  });
});
