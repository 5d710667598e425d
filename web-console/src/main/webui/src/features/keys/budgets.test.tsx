// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ApiKey } from '@/lib/api/shapes';
import en from '@/locales/en';
import type { BudgetUse } from '@/lib/keys';
import { BudgetCell } from '@/components/BudgetCell';
import { budgetOf, budgetSchema, optionalBudgetOf, optionalBudgetSchema } from './budgetForm';
import { SetBudget } from './SetBudget';

const calls = vi.hoisted(() => ({ setBudget: vi.fn(), clearBudget: vi.fn() }));
vi.mock('./api', async (original) => ({ ...(await original<typeof import('./api')>()), ...calls }));

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } });
});
afterEach(() => {
  cleanup();
  vi.clearAllMocks();
});

const free: ApiKey = { id: 'k1', name: 'batch', prefix: 'mm_k1', lastFour: 'abcd', createdAt: '2026-11-01T00:00:00Z' };
const limited: ApiKey = { ...free, budget: { monthlyRequests: 2000, kind: 'SOFT' } };
const use: BudgetUse = { key: 'k1', used: 1700, alerts: [80], period: '2026-11', resetsAt: '2026-12-01T00:00:00Z' };

describe('the form of a budget', () => {
  it.each([
    ['1', 1],
    ['1,000,000', 1_000_000],
    ['1000000000000', 1_000_000_000_000],
  ])('reads %s', (requests, monthlyRequests) => {
    expect(budgetOf(budgetSchema(i18next.t).parse({ requests, kind: 'HARD' }))).toEqual({ monthlyRequests, kind: 'HARD' });
  });

  it.each(['', '0', '-5', '1.5', '1,00', '1e3', '1000000000001'])('refuses "%s"', (requests) => {
    expect(budgetSchema(i18next.t).safeParse({ requests, kind: 'HARD' }).success).toBe(false);
  });
});

describe('a key that is made', () => {
  it('may have a budget or none', () => {
    const schema = optionalBudgetSchema(i18next.t);
    expect(optionalBudgetOf(schema.parse({ requests: ' ', kind: 'HARD' }))).toBeUndefined();
    expect(optionalBudgetOf(schema.parse({ requests: '1,000', kind: 'SOFT' }))).toEqual({ monthlyRequests: 1000, kind: 'SOFT' });
    expect(schema.safeParse({ requests: '1.5', kind: 'HARD' }).success).toBe(false);
  });
});

describe('the budget of a key', () => {
  it('says what of it is used, and when it starts anew', () => {
    render(<BudgetCell apiKey={limited} use={use} zone="UTC" />);
    expect(screen.getByRole('progressbar', { name: 'Budget of batch' }).getAttribute('aria-valuenow')).toBe('85');
    expect(screen.getByText(/^1,700 of 2,000 requests · Calls go on · anew Dec 1, 2026/)).toBeTruthy();
  });

  it('is there before anything is counted', () => {
    render(<BudgetCell apiKey={limited} use={undefined} zone="UTC" />);
    expect(screen.getByText('2,000 requests a month')).toBeTruthy();
  });

  it('can be changed and taken away', async () => {
    const close = vi.fn();
    calls.clearBudget.mockResolvedValue(undefined);
    calls.setBudget.mockResolvedValue(limited);
    render(
      <QueryClientProvider client={new QueryClient()}>
        <SetBudget tenant="globex" apiKey={limited} onClose={close} />
      </QueryClientProvider>,
    );
    fireEvent.change(screen.getByRole('textbox'), { target: { value: '5000' } });
    fireEvent.click(screen.getByText('Save budget'));
    await waitFor(() => expect(close).toHaveBeenCalledOnce());
    expect(calls.setBudget).toHaveBeenCalledWith('globex', 'k1', { monthlyRequests: 5000, kind: 'SOFT' });
    fireEvent.click(screen.getByText('Take the budget away'));
    await waitFor(() => expect(calls.clearBudget).toHaveBeenCalledWith('globex', 'k1'));
  });
});
