import { infiniteQueryOptions } from '@tanstack/react-query';
import type { components } from '@/lib/api/billing.schema';
import { billing, body, idempotencyKey } from '@/lib/api/client';

export type BankStatement = components['schemas']['BankStatementView'];
export type BankEntry = components['schemas']['BankEntryView'];
export type EntryState = BankEntry['state'];

const first = { initialPageParam: undefined as string | undefined };
const next = (page: { next?: string | undefined }) => page.next ?? undefined;

/** The bank's statements that were taken in, the latest first. */
export const bankStatementsQuery = infiniteQueryOptions({
  ...first,
  queryKey: ['finance', 'bank-statements'],
  queryFn: async ({ pageParam }) =>
    body(await billing.GET('/v1/finance/bank-statements', { params: { query: { cursor: pageParam, limit: 20 } } })),
  getNextPageParam: next,
});

/** What the statements say has moved, in one state or in all. */
export const bankEntriesQuery = (state: EntryState | undefined) =>
  infiniteQueryOptions({
    ...first,
    queryKey: ['finance', 'bank-entries', state],
    queryFn: async ({ pageParam }) =>
      body(
        await billing.GET('/v1/finance/bank-entries', { params: { query: { state, cursor: pageParam, limit: 100 } } }),
      ),
    getNextPageParam: next,
  });

/** Takes a camt.053 file in; the statements it holds. */
export async function takeStatement(file: File): Promise<BankStatement[]> {
  const answer = body(
    await billing.POST('/v1/finance/bank-statements', {
      body: '',
      // As it is: its encoding is what the file itself says.
      bodySerializer: () => file,
      headers: { 'Content-Type': 'application/xml' },
    }),
  );
  return answer.items;
}

/** Books what is left of an entry, or that much of it, as the payment of an invoice. */
export async function assign(id: string, invoice: string, amount: string): Promise<BankEntry> {
  return body(
    await billing.POST('/v1/finance/bank-entries/{id}/assignments', {
      params: { path: { id } },
      body: { invoice, ...(amount ? { amount } : {}) },
      headers: { 'Idempotency-Key': idempotencyKey() },
    }),
  );
}

/** Says that nothing more of an entry is booked here. */
export async function setAside(id: string, reason: string): Promise<BankEntry> {
  return body(
    await billing.POST('/v1/finance/bank-entries/{id}/set-aside', {
      params: { path: { id } },
      body: { reason },
      headers: { 'Idempotency-Key': idempotencyKey() },
    }),
  );
}
