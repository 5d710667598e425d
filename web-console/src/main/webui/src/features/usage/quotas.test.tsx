// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Quota } from '@/lib/api/shapes';
import en from '@/locales/en';
import { Meter } from './QuotaMeters';

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } });
});
afterEach(cleanup);

const quota: Quota = {
  subscription: 's1',
  model: 'acme/digits',
  plan: 'p1',
  period: '2026-11',
  limit: 100,
  used: 120,
  quotaKind: 'SOFT',
  alerts: [{ level: 80, quota: 100, reachedAt: '2026-11-20T10:00:00Z' }],
  countedFrom: '2026-11-01T00:00:00Z',
  resetsAt: '2026-12-01T00:00:00Z',
};

describe('a quota', () => {
  it('that is soft goes on past its end, and says which alerts it gave', () => {
    const { container } = render(<Meter quota={quota} zone="UTC" />);
    expect(screen.getByText('120%')).toBeTruthy();
    expect(screen.getByText(/Calls go on and are charged/)).toBeTruthy();
    expect(screen.getByText(/^80% reached Nov 20, 2026/)).toBeTruthy();
    expect(container.querySelector('.pf-m-danger')).toBeNull();
  });

  it('that is hard is spent', () => {
    const { container } = render(<Meter quota={{ ...quota, quotaKind: 'HARD', used: 100, alerts: [] }} zone="UTC" />);
    expect(screen.getByText(/Calls are refused/)).toBeTruthy();
    expect(container.querySelector('.pf-m-danger')).not.toBeNull();
  });
});
