// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import en from '@/locales/en';
import { isSought, type TracedEvent } from './api';
import { TracedCard } from './TracedCard';

// A link needs the router around it; where it leads is for the browser test.
vi.mock('@tanstack/react-router', () => ({
  Link: ({ to, search, children }: { to: string; search?: unknown; children: ReactNode }) => (
    <a href="#there" data-to={to} data-search={JSON.stringify(search)}>
      {children}
    </a>
  ),
}));

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } });
});

afterEach(cleanup);

const money = { amount: '0.50', currency: 'EUR' };
const share = { id: 1, partner: 'acme', role: 'TECHNOLOGY', rule: 'RESIDUAL', amount: { amount: '0.45', currency: 'EUR' } };
const line = { reference: 'INV-7/1', invoice: 'INV-7', line: 1, kind: 'USAGE', model: 'acme/digits', usagePeriod: '2026-11', amount: money };
const traced = {
  event: {
    model: 'acme/digits', release: '1.0.0', tenant: 'uni', outcome: 'ANSWERED', billable: true, finishedAt: '2026-11-02T10:15:00Z',
    subscription: 's1', plan: 'p1', planVersion: 2, region: 'eu-west',
  },
  rollup: { from: '2026-11-02T10:00:00Z', to: '2026-11-02T11:00:00Z', usagePeriod: '2026-11' },
  lines: [
    {
      line: { ...line, description: 'acme/digits, plan pro v2, 2026-11: Requests' },
      shares: [
        { ...share, payout: { executeOn: '2026-12-10', state: 'EXECUTED', again: [], accruals: '/v1/finance/accruals?settlement=s9&partner=acme' } },
        { ...share, id: 2, partner: 'platform' },
      ],
    },
  ],
} as unknown as TracedEvent;

describe('a request that was found', () => {
  it('leads finance to its line, whose share it was and the payout that paid it', () => {
    render(<TracedCard traced={traced} zone="UTC" />);
    expect(screen.getByRole('link', { name: 'INV-7/1' }).dataset.to).toBe('/finance/invoices/$number/lines/$line');
    expect(screen.getByText('Plan pro, version 2 · Requests')).toBeTruthy();
    expect(screen.getByText('uni')).toBeTruthy();
    expect(screen.getByText('eu-west')).toBeTruthy();
    expect(screen.getByText('November 2026')).toBeTruthy();
    const paid = screen.getByRole('link', { name: 'paid on Dec 10, 2026' });
    expect(JSON.parse(paid.dataset.search ?? '')).toEqual({ settlement: 's9', partner: 'acme' });
    expect(screen.getByText('Technology · What is left · not paid yet')).toBeTruthy();
  });

  it('leads to the other events of its hour', () => {
    render(<TracedCard traced={traced} zone="UTC" />);
    const hour = screen.getByRole('link', { name: 'Nov 2, 2026, 10:00 AM' });
    expect(hour.dataset.to).toBe('/finance/events');
    expect(JSON.parse(hour.dataset.search ?? '')).toMatchObject({
      subscription: 's1', planVersion: 2, release: '1.0.0', from: '2026-11-02T10:00:00Z', to: '2026-11-02T11:00:00Z',
    });
  });

  it('shows a consumer its line and no shares, or that nothing was billed', () => {
    render(<TracedCard traced={traced} zone="UTC" tenant="uni" />);
    expect(screen.getByRole('link', { name: 'INV-7/1' }).dataset.to).toBe('/t/$tenant/invoices/$number/lines/$line');
    expect(screen.queryByText(/acme: /)).toBeNull();
    cleanup();
    render(<TracedCard traced={{ ...traced, lines: [] }} zone="UTC" tenant="uni" />);
    expect(screen.getByText(en.trace.notBilled)).toBeTruthy();
  });
});

describe('what is sought', () => {
  it('is a request of a day or about an instant', () => {
    expect(isSought({ requestId: 'r1', day: '2026-11-02' })).toBe(true);
    expect(isSought({ requestId: 'r1', from: '2026-11-02T10:15:00Z', to: '2026-11-02T10:15:00.001Z' })).toBe(true);
    expect(isSought({ requestId: 'r1' })).toBe(false);
    expect(isSought({ requestId: 'r1', from: '2026-11-02T10:15:00Z' })).toBe(false);
    expect(isSought({ day: '2026-11-02' })).toBe(false);
  });
});
