// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { sessionQuery } from '@/lib/session';
import en from '@/locales/en';
import type { BankStatement } from './api';
import { StatementTable } from './StatementTable';

const calls = vi.hoisted(() => ({ withdrawStatement: vi.fn() }));
vi.mock('./api', async (original) => ({ ...(await original<typeof import('./api')>()), ...calls }));

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } });
});

afterEach(cleanup);

const statement: BankStatement = {
  id: 'a7c1b5de-0000-4000-8000-000000000003',
  statement: 'S-2026-11',
  account: 'DE02120300000000202051',
  opening: { amount: '0.00', currency: 'EUR' },
  closing: { amount: '9.00', currency: 'EUR' },
  uploadedBy: 'fiona-subject',
  uploadedAt: '2026-11-01T09:00:00Z',
  counts: { entries: 1, known: 0, matched: 0, parked: 1, announced: 0 },
};

function show(statements: BankStatement[], subject: string) {
  const cache = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  cache.setQueryData(sessionQuery.queryKey, { signedIn: true, subject, roles: ['finance'] });
  render(
    <QueryClientProvider client={cache}>
      <StatementTable statements={statements} />
    </QueryClientProvider>,
  );
}

describe('a bank statement', () => {
  it('is withdrawn by somebody else, for a reason', async () => {
    calls.withdrawStatement.mockResolvedValue(statement);
    show([statement], 'felix-subject');
    fireEvent.click(screen.getByRole('button', { name: 'Withdraw statement S-2026-11' }));
    const confirm = screen.getByRole<HTMLButtonElement>('button', { name: 'Withdraw' });
    expect(confirm.disabled).toBe(true);
    fireEvent.change(screen.getByRole('textbox'), { target: { value: 'of a test account' } });
    fireEvent.click(confirm);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(calls.withdrawStatement).toHaveBeenCalledWith(statement.id, 'of a test account', expect.any(String));
  });

  it('is not offered to who took it in, nor twice', () => {
    show([statement, { ...statement, id: 'b', withdrawnBy: 'felix-subject', withdrawnReason: 'of a test account' }], 'fiona-subject');
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.getByText(en.bank.withdrawByOther)).toBeTruthy();
    expect(screen.getByText(en.bank.withdrawn)).toBeTruthy();
    expect(screen.getByText(/of a test account/)).toBeTruthy();
  });
});
