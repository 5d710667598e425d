import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { components } from '@/lib/api/billing.schema';
import { billing, body, keyed } from '@/lib/api/client';

export type BankStatement = components['schemas']['BankStatementView'];
export type BankEntry = components['schemas']['BankEntryView'];
export type Unallocated = components['schemas']['UnallocatedView'];
export type EntryState = BankEntry['state'];
export type BankUse = BankEntry['assignments'][number];
export type BankReconciliation = components['schemas']['BankReconciliationView'];
export type BankAccount = BankReconciliation['accounts'][number];
type Account = NonNullable<components['schemas']['AssignmentRequest']['account']>;

/** What an entry is for: one of these. */
export type Purpose =
  | { invoice: string }
  | { prepaidOrder: string }
  | { payout: string; code?: string }
  | { settlement: string }
  | { takesBack: string }
  | { account: Account; reason: string };

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

/** What has come in and is nobody's yet, by currency, beside what the ledger has of it. */
export const unallocatedQuery = queryOptions({
  queryKey: ['finance', 'unallocated'],
  queryFn: async () => body(await billing.GET('/v1/finance/unallocated')),
});

/** The latest orders of prepaid credit that nobody has paid yet: to choose from. */
export const openOrdersQuery = queryOptions({
  queryKey: ['finance', 'open-orders'],
  queryFn: async () => {
    const page = body(await billing.GET('/v1/finance/prepaid/orders', { params: { query: { limit: 100 } } }));
    return page.items.filter((order) => order.creditId === undefined);
  },
});

/** The oldest payouts that are on their way, a thousand of them: to choose from. */
export const outgoingPayoutsQuery = queryOptions({
  queryKey: ['finance', 'outgoing-payouts'],
  queryFn: async () =>
    body(await billing.GET('/v1/finance/outgoing-payouts', { params: { query: { limit: 1000 } } })).items,
});

/** The latest credits that are nobody's or on their way back: what a debit may take back. */
export const returnableQuery = queryOptions({
  queryKey: ['finance', 'returnable-entries'],
  queryFn: async () => {
    const page = body(await billing.GET('/v1/finance/bank-entries', { params: { query: { limit: 200 } } }));
    return page.items.filter((entry) => entry.credit && (entry.state === 'OPEN' || entry.state === 'RETURNED'));
  },
});

/** The bank's accounts and the books beside them. */
export const reconciliationQuery = queryOptions({
  queryKey: ['finance', 'bank-reconciliation'],
  queryFn: async () => body(await billing.GET('/v1/finance/bank-reconciliation')),
});

/** Books what was on an account before its first statement; what that opens with where no amount is said. */
export async function openAccount(account: string, currency: string, amount: string, reason: string, attempt: string) {
  return body(
    await billing.POST('/v1/finance/bank-accounts/{account}/{currency}/opening', {
      params: { path: { account, currency } },
      body: { reason, ...(amount ? { amount } : {}) },
      headers: keyed(attempt),
    }),
  );
}

/** Takes back what was booked as an account's opening balance. */
export async function reverseOpening(account: string, currency: string, reason: string, attempt: string) {
  return body(
    await billing.POST('/v1/finance/bank-accounts/{account}/{currency}/opening/reversal', {
      params: { path: { account, currency } },
      body: { reason },
      headers: keyed(attempt),
    }),
  );
}

/** Takes back a statement that should not have been taken in. */
export async function withdrawStatement(id: string, reason: string, attempt: string): Promise<BankStatement> {
  return body(
    await billing.POST('/v1/finance/bank-statements/{id}/withdrawal', {
      params: { path: { id } },
      body: { reason },
      headers: keyed(attempt),
    }),
  );
}

/** Takes back what a part of an entry was said to be for. */
export async function unassign(id: string, assignment: string, reason: string, attempt: string): Promise<BankEntry> {
  return body(
    await billing.POST('/v1/finance/bank-entries/{id}/assignments/{assignment}/reversal', {
      params: { path: { id, assignment } },
      body: { reason },
      headers: keyed(attempt),
    }),
  );
}

/** Books that much of an entry as what it is for. */
export async function assign(id: string, purpose: Purpose, amount: string, attempt: string): Promise<BankEntry> {
  return body(
    await billing.POST('/v1/finance/bank-entries/{id}/assignments', {
      params: { path: { id } },
      body: { ...purpose, amount },
      headers: keyed(attempt),
    }),
  );
}

/** Says that that much of an entry was sent back to who paid it. */
export async function sendBack(id: string, amount: string, reason: string, attempt: string): Promise<BankEntry> {
  return body(
    await billing.POST('/v1/finance/bank-entries/{id}/return', {
      params: { path: { id } },
      body: { amount, reason },
      headers: keyed(attempt),
    }),
  );
}

/** Says that nothing more of an entry is booked here. */
export async function setAside(id: string, reason: string, attempt: string): Promise<BankEntry> {
  return body(
    await billing.POST('/v1/finance/bank-entries/{id}/set-aside', {
      params: { path: { id } },
      body: { reason },
      headers: keyed(attempt),
    }),
  );
}
