// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import en from '@/locales/en';
import { AccrualTable } from './AccrualTable';
import { type Accrual, isAsked, type UsageEvent } from './api';
import { EventList } from './EventList';
import { LineUsage } from './LineUsage';

const calls = vi.hoisted(() => ({ get: vi.fn<(path: string, asked: { params: unknown }) => Promise<unknown>>() }));
vi.mock('@/lib/api/client', async (original) => ({
  ...(await original<typeof import('@/lib/api/client')>()),
  billing: { GET: calls.get },
}));
// A link needs the router around it; where it leads is for the browser test.
vi.mock('@tanstack/react-router', () => ({
  Link: ({ to, params, search, children, 'aria-label': label }: { to: string; params?: object; search?: object; children: ReactNode; 'aria-label'?: string }) => (
    <a href="#there" data-at={JSON.stringify({ to, ...params, ...search })} aria-label={label}>
      {children}
    </a>
  ),
}));

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } });
});
afterEach(() => {
  cleanup();
  calls.get.mockReset();
});

const show = (children: ReactNode) =>
  render(<QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>{children}</QueryClientProvider>);
const at = (link: HTMLElement) => JSON.parse(link.dataset.at ?? '{}') as Record<string, unknown>;

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const paid = {
  settlement: 's1', partner: 'acme', executeOn: '2026-12-09', state: 'EXECUTED' as const, on: '2026-12-10', again: [],
  accruals: '/v1/finance/accruals?settlement=s1&partner=acme',
};
const accrual: Accrual = {
  id: 1, partner: 'acme', role: 'TECHNOLOGY', rule: 'PERCENT', percent: '90', place: 1, invoice: 'MM-1', reference: 'MM-1/2', model: 'acme/digits',
  release: '1.0.0', lineageStep: 0, usagePeriod: '2026-10', period: '2026-11', basis: eur('10.00'), amount: eur('9.00'),
  accruedAt: '2026-11-03T10:00:00Z', line: '/v1/finance/invoices/MM-1/lines/2',
  payout: paid,
};

describe('shares', () => {
  it('lead to their line, and to all that their payout pays', () => {
    show(<AccrualTable accruals={[accrual]} zone="UTC" />);
    expect(at(screen.getByRole('link', { name: 'MM-1/2' }))).toMatchObject({ number: 'MM-1', line: '2' });
    expect(at(screen.getByRole('link', { name: 'paid on Dec 10, 2026' }))).toMatchObject({ settlement: 's1', partner: 'acme' });
    expect(screen.getByText('Percentage, 90 %')).toBeTruthy();
    cleanup();
    show(<AccrualTable accruals={[{ ...accrual, partner: 'platform', role: 'PLATFORM', payout: undefined }]} zone="UTC" />);
    expect(screen.getByText(en.trace.kept)).toBeTruthy();
  });

  it('whose payout came back say so, and lead to the payout that pays them again', () => {
    const again = {
      of: 's1', settlement: 's2', partner: 'acme', executeOn: '2026-12-20', amount: eur('9.00'), state: 'ORDERED' as const,
      accruals: '/v1/finance/accruals?settlement=s2&partner=acme',
    };
    const payout = { ...paid, state: 'RETURNED' as const, on: '2026-12-12', again: [again] };
    show(<AccrualTable accruals={[{ ...accrual, payout }]} zone="UTC" />);
    expect(at(screen.getByRole('link', { name: 'came back on Dec 12, 2026' }))).toMatchObject({ settlement: 's1' });
    expect(at(screen.getByRole('link', { name: 'ordered again for Dec 20, 2026' }))).toMatchObject({ settlement: 's2', partner: 'acme' });
    expect(screen.queryByText(/paid on/)).toBeNull();
  });

  it('that were taken back name the line that was credited', () => {
    show(<AccrualTable accruals={[{ ...accrual, payout: undefined, reference: 'CN-1/1', credits: 'MM-1/2', amount: eur('-9.00') }]} zone="UTC" />);
    expect(screen.getByText('CN-1/1')).toBeTruthy();
    expect(at(screen.getByRole('link', { name: 'MM-1/2' }))).toMatchObject({ number: 'MM-1', line: '2' });
    expect(screen.getByText('-€9.00')).toBeTruthy();
    expect(screen.getByText(en.trace.notPaid)).toBeTruthy();
  });

  it('are looked for by what they can be found by', () => {
    expect(isAsked({ settlement: 's1' })).toBe(true);
    expect(isAsked({ partner: 'acme', period: '2026-11' })).toBe(true);
    expect(isAsked({ partner: 'acme' })).toBe(false);
    expect(isAsked({ model: 'acme/digits', period: '2026-11' })).toBe(false);
  });
});

const used = { requests: 3, rows: 3, computeMicros: 0, bytesIn: 0, bytesOut: 0, tokensIn: 0, tokensOut: 40 };
const none = { requests: 0, rows: 0, computeMicros: 0, bytesIn: 0, bytesOut: 0, tokensIn: 0, tokensOut: 0 };
const behind = {
  by: 'DAY', plan: 'p', planVersion: 2, subscription: 's', usagePeriod: '2026-11', timeZone: 'Europe/Berlin', asOf: '2026-11-23T10:00:00Z', waiting: 0,
};
const day = (from: string, failed: number, of = used) => ({
  from, to: from, failed, used: of, events: `/v1/finance/events?subscription=s&plan=p&planVersion=2&from=${from}&to=${from}&order=oldest`,
});

describe('the usage behind a line', () => {
  it('leads from each figure to its events, in the zone of its consumer, and to failures by themselves', async () => {
    const first = day('2026-11-01T23:00:00Z', 1);
    calls.get.mockResolvedValue({ data: { ...behind, items: [first], total: { ...day('2026-11-01T23:00:00Z', 1), key: '', release: '' } } });
    show(<LineUsage tenant={undefined} number="MM-1" line={2} by="DAY" onBy={vi.fn()} />);
    const row = within((await screen.findByText('Nov 2, 2026')).closest('tr') as HTMLElement);
    expect(at(row.getByRole('link', { name: 'Single events of Nov 2, 2026, Requests 3' }))).toMatchObject({
      to: '2026-11-01T23:00:00Z', subscription: 's', planVersion: 2, order: 'oldest',
    });
    expect(at(row.getByRole('link', { name: /Failed/ }))).toMatchObject({ outcome: 'FAILED' });
    expect(row.getByRole('link', { name: /Tokens sent 40/ })).toBeTruthy();
    expect(screen.getByText(/Europe\/Berlin/)).toBeTruthy();
  });

  it('is summed as the reader chooses, and has pages', async () => {
    const pages: Record<string, object> = {
      '': { ...behind, items: [day('2026-11-02T00:00:00Z', 0)], total: day('2026-11-02T00:00:00Z', 0), next: 'second' },
      second: { ...behind, items: [day('2026-11-09T00:00:00Z', 0, none)], total: day('2026-11-02T00:00:00Z', 0) },
    };
    calls.get.mockImplementation((_path, { params }) =>
      Promise.resolve({ data: pages[(params as { query: { cursor?: string } }).query.cursor ?? ''] }),
    );
    const onBy = vi.fn();
    show(<LineUsage tenant="uni" number="MM-1" line={2} by="DAY" onBy={onBy} />);
    fireEvent.click(await screen.findByRole('button', { name: en.following.by.HOUR }));
    expect(onBy).toHaveBeenCalledWith('HOUR');
    fireEvent.click(await screen.findByRole('button', { name: 'Show more' }));
    const empty = within((await screen.findByText('Nov 9, 2026')).closest('tr') as HTMLElement);
    expect(empty.queryByRole('link')).toBeNull();
    expect(calls.get.mock.calls[0]?.[0]).toBe('/v1/tenants/{tenant}/invoices/{number}/lines/{line}/usage');
  });

  it('is said not to be there where a fee is billed', async () => {
    calls.get.mockResolvedValue({ data: { ...behind, items: [] } });
    show(<LineUsage tenant={undefined} number="MM-1" line={2} by="DAY" onBy={vi.fn()} />);
    expect(await screen.findByText(en.following.noUsage)).toBeTruthy();
  });
});

const ofModel: UsageEvent = {
  subscription: 's', model: 'acme/digits', release: '1.0.0', plan: 'p', planVersion: 2,
  outcome: 'ANSWERED', billable: true, used, finishedAt: '2026-11-02T10:15:30Z',
};
const event: UsageEvent = {
  ...ofModel,
  event: 'data-1/3/17', requestId: 'r-17', tenant: 'uni', key: 'k1',
  trace: '/v1/finance/trace?requestId=r-17&subscription=s&from=2026-11-02T10:15:30Z&to=2026-11-02T10:15:30.001Z',
};
const answer = { from: '2026-11-01T23:00:00Z', to: '2026-11-02T23:00:00Z', timeZone: 'Europe/Berlin', asOf: '2026-11-02T12:00:00Z', waiting: 5, items: [event] };

describe('single events', () => {
  it('say what each used and lead up to what it became part of', async () => {
    calls.get.mockResolvedValue({ data: answer });
    show(<EventList search={{ subscription: 's', from: answer.from, to: answer.to }} onSearch={vi.fn()} />);
    const link = await screen.findByRole('link', { name: 'r-17' });
    expect(at(link)).toMatchObject({ requestId: 'r-17', subscription: 's', from: '2026-11-02T10:15:30Z' });
    expect(screen.getByText('Nov 2, 2026, 11:15:30 AM')).toBeTruthy();
    expect(screen.getByText('Tokens sent: 40')).toBeTruthy();
    expect(screen.getByText('5 events are counted and cannot be looked up yet.')).toBeTruthy();
    expect(screen.queryByLabelText(/^Day/)).toBeNull();
  });

  it('are asked for by a day where no figure names their time, and narrowed in the address', async () => {
    const onSearch = vi.fn();
    show(<EventList tenant="uni" search={{}} onSearch={onSearch} />);
    expect(calls.get).not.toHaveBeenCalled();
    fireEvent.change(screen.getByLabelText(/^Day/), { target: { value: '2026-11-02' } });
    fireEvent.click(screen.getByRole('button', { name: en.events.show }));
    await vi.waitFor(() => expect(onSearch).toHaveBeenCalledWith({ day: '2026-11-02', tenant: undefined }));
    cleanup();
    calls.get.mockResolvedValue({ data: { ...answer, items: [], waiting: 0 } });
    show(<EventList tenant="uni" search={{ day: '2026-11-02' }} onSearch={onSearch} />);
    expect(await screen.findByText(en.events.emptyTitle)).toBeTruthy();
    fireEvent.change(screen.getByLabelText(en.trace.facts.outcome), { target: { value: 'FAILED' } });
    expect(onSearch).toHaveBeenLastCalledWith({ day: '2026-11-02', outcome: 'FAILED' });
    expect(calls.get.mock.calls[0]?.[0]).toBe('/v1/tenants/{tenant}/events');
  });

  it('say where their data plane is, and are narrowed to one region', async () => {
    const onSearch = vi.fn();
    calls.get.mockResolvedValue({ data: { ...answer, items: [{ ...event, region: 'eu-west' }] } });
    show(<EventList search={{ day: '2026-11-02', region: 'eu-west' }} onSearch={onSearch} />);
    expect(await screen.findByText(`${en.trace.facts.region}: eu-west`)).toBeTruthy();
    expect(JSON.stringify(calls.get.mock.calls[0])).toContain('"region":"eu-west"');
    fireEvent.change(screen.getByRole('textbox', { name: en.events.region }), { target: { value: ' ap-east ' } });
    fireEvent.click(screen.getByRole('button', { name: en.events.narrow }));
    expect(onSearch).toHaveBeenLastCalledWith({ day: '2026-11-02', region: 'ap-east' });
    fireEvent.click(screen.getByRole('button', { name: en.events.anyRegion }));
    expect(onSearch).toHaveBeenLastCalledWith({ day: '2026-11-02', region: undefined });
  });

  it('of models do not say who has called', async () => {
    calls.get.mockResolvedValue({ data: { ...answer, items: [ofModel], waiting: 0 } });
    show(<EventList tenant="acme" ofModels search={{ day: '2026-11-02', key: 'k1', requestId: 'r-17' }} onSearch={vi.fn()} />);
    expect(await screen.findByText('Tokens sent: 40')).toBeTruthy();
    expect(screen.queryByRole('columnheader', { name: en.trace.facts.key })).toBeNull();
    const [path, asked] = calls.get.mock.calls[0] ?? [];
    expect(path).toBe('/v1/tenants/{tenant}/model-events');
    expect(JSON.stringify(asked)).not.toMatch(/k1|r-17/);
  });
});
