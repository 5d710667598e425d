import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { billing, body } from '@/lib/api/client';
import type { components } from '@/lib/api/billing.schema';

export type TrialBalance = components['schemas']['TrialBalanceView'];
export type Verification = components['schemas']['VerificationView'];
export type LedgerTransaction = components['schemas']['TransactionView'];

/** Every account as of an instant; as of now without one. */
export const trialBalanceQuery = (at: string | undefined) =>
  queryOptions({
    queryKey: ['finance', 'trial-balance', at],
    queryFn: async () =>
      body(await billing.GET('/v1/finance/ledger/trial-balance', { params: { query: at ? { at } : {} } })),
  });

/** Recomputes the whole book. */
export async function verify(): Promise<Verification> {
  return body(await billing.GET('/v1/finance/ledger/verification'));
}

/** Signs the book's head, unless it is signed or the book is broken; then verifies. */
export async function checkpoint(): Promise<Verification> {
  return body(await billing.POST('/v1/finance/ledger/checkpoints'));
}

/** Transactions that touch a tenant or book a document, or all of them, the latest first. */
export const journalQuery = (tenant: string, document: string) =>
  infiniteQueryOptions({
    initialPageParam: undefined as string | undefined,
    queryKey: ['finance', 'journal', tenant, document],
    queryFn: async ({ pageParam }) =>
      body(
        await billing.GET('/v1/finance/ledger/transactions', {
          params: { query: { ...(tenant ? { tenant } : {}), ...(document ? { document } : {}), ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });
