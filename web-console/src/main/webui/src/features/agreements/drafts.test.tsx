// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ProblemError } from '@/lib/api/problem';
import type { AgreementRequest } from '@/lib/api/shapes';
import { tenantsQuery } from '@/lib/tenants';
import en from '@/locales/en';
import { DraftPage } from './DraftPage';
import { DraftTable } from './DraftTable';
import { agreementSchema } from './ruleForm';
import { filledRequest, requestOf } from './ruleWire';

const calls = vi.hoisted(() => ({
  GET: vi.fn<(path: string) => Promise<unknown>>(),
  PUT: vi.fn<(path: string, asked: { body: unknown }) => Promise<unknown>>(),
  POST: vi.fn<(path: string, asked: unknown) => Promise<unknown>>(),
  DELETE: vi.fn<(path: string, asked: unknown) => Promise<unknown>>(),
}));
vi.mock('@/lib/api/client', async (original) => ({ ...(await original<typeof import('@/lib/api/client')>()), billing: calls }));

const route = vi.hoisted(() => ({ navigate: vi.fn() }));
// A link needs the router around it; where it leads is for the browser test.
vi.mock('@tanstack/react-router', () => ({
  Link: ({ children }: { children: ReactNode }) => <a href="#there">{children}</a>,
  createLink: () => () => null,
  getRouteApi: () => ({ useParams: () => ({ tenant: 'acme', draft: 'd1' }) }),
  useNavigate: () => route.navigate,
  useBlocker: () => ({ status: 'idle' }),
}));

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } });
});
afterEach(() => {
  cleanup();
  vi.resetAllMocks();
});

const terms: AgreementRequest = {
  model: 'acme/digits',
  mode: 'PROMOTION',
  currency: 'EUR',
  recognition: 'PRINCIPAL',
  noticeDays: 30,
  scope: { kind: 'RELEASE_REGION', version: '1.0.0', countries: ['DE', 'AT'] },
  from: '2026-12-01T00:00:00Z',
  until: '2027-12-01T00:00:00Z',
  rules: [
    {
      kind: 'PERCENT', tenant: 'datahub', role: 'DATA', basis: 'GROSS', wholeVolume: false,
      bands: [{ from: '0', rate: '1/3' }], window: { from: '2026-12' }, attribution: { months: 6 },
    },
    { kind: 'RESALE', tenant: 'shop', role: 'RESELLER', meter: 'TOKENS_OUT', planPrices: [{ planId: 'p1', unitPrice: '0.02' }] },
    { kind: 'RESIDUAL', tenant: 'acme', role: 'TECHNOLOGY' },
  ],
};
const gone = new ProblemError({ type: 'urn:modelmarket:problem:not-found', title: 'Not found', status: 404 });
const unanswered = new ProblemError({ type: 'urn:modelmarket:problem:unavailable', title: 'Unavailable', status: 503, detail: 'billing has not answered' });
const draft = { id: 'd1', savedAt: '2026-11-23T10:00:00Z', terms };

function show(children: ReactNode) {
  const cache = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  cache.setQueryData<unknown>(tenantsQuery.queryKey, [{ id: 'acme', role: 'FINANCE', timeZone: 'UTC' }]);
  render(<QueryClientProvider client={cache}>{children}</QueryClientProvider>);
}

async function open() {
  calls.GET.mockImplementation((path) => Promise.resolve({ data: path.endsWith('{id}') ? draft : { items: [] } }));
  calls.POST.mockImplementation((path) => Promise.resolve({ data: path.endsWith('/proposal') ? { id: 'a1' } : undefined }));
  calls.PUT.mockImplementation((_path, { body }) => Promise.resolve({ data: { ...draft, terms: body, savedAt: '2026-11-23T11:30:00Z' } }));
  show(<DraftPage />);
  return screen.findByLabelText<HTMLInputElement>(new RegExp(en.agreements.noticeDays.replaceAll(/[()]/g, '.')));
}

describe('a draft of an agreement', () => {
  it('comes back from the editor as it was saved', () => {
    const read = agreementSchema(i18next.t).parse(filledRequest(terms, 'Europe/Berlin'));
    expect(requestOf(read)).toEqual({ ...terms, from: terms.from, until: terms.until });
  });

  it('that says shares is one of rules for as much', () => {
    const shares = [
      { tenant: 'acme', role: 'TECHNOLOGY' as const, rate: '2/3' },
      { tenant: 'datahub', role: 'DATA' as const, rate: '1/3' },
    ];
    const read = requestOf(agreementSchema(i18next.t).parse(filledRequest({ ...terms, rules: undefined, shares }, 'UTC')));
    expect(read.rules).toMatchObject([
      { kind: 'PERCENT', tenant: 'acme', bands: [{ from: '0', rate: '2/3' }] },
      { kind: 'PERCENT', tenant: 'datahub', bands: [{ from: '0', rate: '1/3' }] },
    ]);
    expect(read.shares).toBeUndefined();
  });

  it('is saved again, and says when', async () => {
    fireEvent.change(await open(), { target: { value: '60' } });
    fireEvent.click(screen.getByRole('button', { name: en.agreements.drafts.save }));
    expect(await screen.findByText(/Saved Nov 23, 2026, 11:30:00/)).toBeTruthy();
    expect(calls.PUT.mock.lastCall?.[1].body).toMatchObject({ ...terms, noticeDays: 60 });
    expect(route.navigate).not.toHaveBeenCalled();
  });

  it('is proposed as it is on the screen', async () => {
    fireEvent.change(await open(), { target: { value: '90' } });
    fireEvent.click(screen.getByRole('button', { name: en.agreements.propose }));
    await waitFor(() => expect(route.navigate).toHaveBeenCalledOnce());
    expect(route.navigate.mock.lastCall?.[0]).toMatchObject({ params: { tenant: 'acme', agreement: 'a1' } });
    expect(calls.PUT.mock.lastCall?.[1].body).toMatchObject({ noticeDays: 90 });
    expect(calls.POST.mock.lastCall?.[0]).toBe('/v1/tenants/{tenant}/agreement-drafts/{id}/proposal');
  });

  it('whose proposal had no answer is asked for again in the same attempt, and leads to the agreement', async () => {
    const notice = await open();
    const answers = [() => Promise.reject(unanswered), () => Promise.resolve({ data: { id: 'a1' } })];
    calls.POST.mockImplementation((path) => (path.endsWith('/proposal') ? answers.shift()?.() : undefined) ?? Promise.resolve({ data: undefined }));
    fireEvent.change(notice, { target: { value: '90' } });
    fireEvent.click(screen.getByRole('button', { name: en.agreements.propose }));
    await waitFor(() => expect(route.navigate).toHaveBeenCalledOnce(), { timeout: 10_000 });
    const proposals = calls.POST.mock.calls.filter(([path]) => path.endsWith('/proposal')).map(([, asked]) => (asked as { headers: object }).headers);
    expect(proposals).toHaveLength(2);
    expect(proposals[1]).toEqual(proposals[0]);
    expect(screen.queryByText('billing has not answered')).toBeNull();
  });

  it('that is gone when it is proposed again was proposed by the press before', async () => {
    const notice = await open();
    fireEvent.change(notice, { target: { value: '90' } });
    calls.POST.mockImplementation((path) => (path.endsWith('/proposal') ? Promise.reject(unanswered) : Promise.resolve({ data: undefined })));
    fireEvent.click(screen.getByRole('button', { name: en.agreements.propose }));
    expect(await screen.findByText('billing has not answered', {}, { timeout: 10_000 })).toBeTruthy();
    calls.PUT.mockImplementation(() => Promise.reject(gone));
    calls.POST.mockImplementation((path) => Promise.resolve({ data: path.endsWith('/proposal') ? { id: 'a1' } : undefined }));
    fireEvent.click(screen.getByRole('button', { name: en.agreements.propose }));
    await waitFor(() => expect(route.navigate).toHaveBeenCalledOnce());
    expect(route.navigate.mock.lastCall?.[0]).toMatchObject({ params: { tenant: 'acme', agreement: 'a1' } });
  });

  it('that is gone says so, and what became of it', async () => {
    calls.GET.mockImplementation(() => Promise.reject(gone));
    show(<DraftPage />);
    expect(await screen.findByText(en.agreements.drafts.goneTitle)).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('is thrown away when it is asked for twice', async () => {
    calls.DELETE.mockResolvedValue({});
    show(<DraftTable tenant="acme" drafts={[draft]} zone="UTC" mayPropose />);
    expect(screen.getByText('datahub, shop, acme')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Discard the draft for acme/digits' }));
    expect(calls.DELETE).not.toHaveBeenCalled();
    fireEvent.click(screen.getAllByRole('button', { name: en.agreements.drafts.discard }).at(-1) as HTMLElement);
    await waitFor(() => expect(calls.DELETE).toHaveBeenCalledOnce());
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('is no business of who may not propose', () => {
    show(<DraftTable tenant="acme" drafts={[draft]} zone="UTC" mayPropose={false} />);
    expect(screen.queryByRole('link')).toBeNull();
    expect(screen.queryByRole('button')).toBeNull();
  });
});
