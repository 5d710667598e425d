// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import en from '@/locales/en';
import type { TracedEvent } from './api';
import { TracedCard } from './TracedCard';

// A link needs the router around it; where it leads is for the browser test.
vi.mock('@tanstack/react-router', () => ({ Link: ({ children }: { children: ReactNode }) => <a href="#invoice">{children}</a> }));

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } });
});

afterEach(cleanup);

const money = { amount: '0.50', currency: 'EUR' };
const share = { id: 1, partner: 'acme', role: 'TECHNOLOGY', rule: 'RESIDUAL', amount: { amount: '0.45', currency: 'EUR' } };
const traced = {
  event: { model: 'acme/digits', release: '1.0.0', tenant: 'uni', outcome: 'ANSWERED', billable: true, finishedAt: '2026-11-02T10:15:00Z' },
  rollup: { from: '2026-11-02T10:00:00Z', usagePeriod: '2026-11' },
  lines: [
    {
      line: { reference: 'INV-7/1', invoice: 'INV-7', description: 'Requests', amount: money },
      shares: [{ ...share, payout: { executeOn: '2026-12-10' } }, { ...share, id: 2, partner: 'platform' }],
    },
  ],
} as unknown as TracedEvent;

describe('a request that was found', () => {
  it('leads finance to its line, whose share it was and whether that was paid', () => {
    render(<TracedCard traced={traced} zone="UTC" />);
    expect(screen.getByRole('link', { name: 'INV-7/1' })).toBeTruthy();
    expect(screen.getByText('uni')).toBeTruthy();
    expect(screen.getByText('November 2026')).toBeTruthy();
    expect(screen.getByText('Technology · What is left · paid on Dec 10, 2026')).toBeTruthy();
    expect(screen.getByText('Technology · What is left · not paid yet')).toBeTruthy();
  });

  it('shows a consumer its line and no shares, or that nothing was billed', () => {
    render(<TracedCard traced={traced} zone="UTC" tenant="uni" />);
    expect(screen.getByRole('link', { name: 'INV-7/1' })).toBeTruthy();
    expect(screen.queryByText(/acme: /)).toBeNull();
    cleanup();
    render(<TracedCard traced={{ ...traced, lines: [] }} zone="UTC" tenant="uni" />);
    expect(screen.getByText(en.trace.notBilled)).toBeTruthy();
  });
});
