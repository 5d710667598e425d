// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Plan, Subscription } from '@/lib/api/shapes';
import { subscriptionsQuery } from '@/lib/plans';
import en from '@/locales/en';
import { ComingChanges } from './ComingChanges';

// A link needs the router around it; where it leads is for the browser test.
vi.mock('./LinkButton', () => ({ LinkButton: () => null }));

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } });
});
afterEach(cleanup);

const plan = { name: 'Basic', version: 3, pricePerRequest: '0.003', currency: 'EUR' } as Plan;
const migration = { dueAt: '2026-12-22T10:00:00Z', announcedAt: '2026-11-22T10:00:00Z', plan };
const subscription = (status: string, model: string, moved: boolean) =>
  ({ id: model, status, model, ...(moved ? { migration } : {}) }) as Subscription;

function shown(subscriptions: Subscription[]): string {
  const cache = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  cache.setQueryData(subscriptionsQuery('globex').queryKey, subscriptions);
  cache.setQueryData(['tenants'], []);
  const { container } = render(
    <QueryClientProvider client={cache}>
      <ComingChanges tenant="globex" />
    </QueryClientProvider>,
  );
  return container.textContent ?? '';
}

describe('what partners change', () => {
  it('is told for each subscription that is moved, with its new price', () => {
    const text = shown([subscription('ACTIVE', 'acme/digits', true), subscription('ACTIVE', 'acme/free', false)]);
    expect(text).toContain('acme/digits From Dec 22, 2026');
    expect(text).toContain('by Basic, version 3: €0.003 per request');
    expect(text).not.toContain('acme/free');
  });

  it('is nothing where no living subscription is moved', () => {
    expect(shown([subscription('CANCELLED', 'acme/digits', true), subscription('ACTIVE', 'acme/free', false)])).toBe('');
  });
});
