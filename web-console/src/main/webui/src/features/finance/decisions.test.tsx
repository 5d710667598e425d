// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { sessionQuery } from '@/lib/session';
import en from '@/locales/en';
import { ApprovalDecision } from './ApprovalDecision';
import { type CloseRun, intakeQuery, rejectedQuery } from './api';
import { BeforeClose } from './BeforeClose';
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

const waiting: CloseRun = {
  id: 'a7c1b5de-0000-4000-8000-000000000002',
  period: '2026-11',
  tenant: 'globex',
  requestedBy: 'fiona-subject',
  requestedAt: '2026-12-01T09:00:00Z',
  state: 'AWAITING_APPROVAL',
  sums: [],
  events: [], failures: [],
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

describe('before a close', () => {
  it('says in words why usage could not be taken', () => {
    const cache = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
    vi.stubGlobal('fetch', vi.fn().mockResolvedValue(new Response('', { status: 503 })));
    const usage = (reason: string) => ({ reason, rejectedAt: '2026-11-22T10:00:00Z', id: 1 });
    cache.setQueryData<unknown>(rejectedQuery.queryKey, {
      pages: [{ items: [usage('absurd-time'), usage('tenant-mismatch'), usage('absurd-time')] }],
      pageParams: [undefined],
    });
    cache.setQueryData<unknown>(intakeQuery.queryKey, { lag: 0, missing: 0 });
    show(<BeforeClose period="2026-11" tenant="" />, cache);
    expect(screen.getByText('impossible time, other tenant')).toBeTruthy();
  });
});
