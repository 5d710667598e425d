import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { billing, body, keyed } from '@/lib/api/client';
import type { components } from '@/lib/api/billing.schema';

export type CloseRun = components['schemas']['CloseRunView'];
export type CloseInvoice = components['schemas']['CloseInvoiceView'];
export type CloseResult = components['schemas']['CloseView'];

export type CloseReadiness = components['schemas']['CloseReadinessView'];

const WHILE_ISSUING_MILLIS = 2_000;

/** A period's report page by page; its totals, and whether it is reconciled, are of all pages on each. */
export const reportQuery = (period: string, tenant: string) =>
  infiniteQueryOptions({
    initialPageParam: undefined as string | undefined,
    queryKey: ['finance', 'report', period, tenant],
    queryFn: async ({ pageParam }) =>
      body(
        await billing.GET('/v1/finance/report', {
          params: { query: { period, cursor: pageParam, limit: 100, ...(tenant ? { tenant } : {}) } },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });

/** Whether a period's report agrees: one row of it says so for all. */
export const reconciledQuery = (period: string, tenant: string) =>
  queryOptions({
    queryKey: ['finance', 'reconciled', period, tenant],
    queryFn: async () =>
      body(
        await billing.GET('/v1/finance/report', {
          params: { query: { period, limit: 1, ...(tenant ? { tenant } : {}) } },
        }),
      ).reconciled,
  });

/** Whether a period can be frozen: its grace is over, and its usage is whole. */
export const readinessQuery = (period: string, tenant: string) =>
  queryOptions({
    queryKey: ['finance', 'readiness', period, tenant],
    queryFn: async () =>
      body(
        await billing.GET('/v1/finance/closes/readiness', {
          params: { query: { period, ...(tenant ? { tenant } : {}) } },
        }),
      ),
  });

/** Final closes of a period, the latest first; looked at again while one is being issued. */
export const closesQuery = (period: string) =>
  queryOptions({
    queryKey: ['finance', 'closes', period],
    queryFn: async () => body(await billing.GET('/v1/finance/closes', { params: { query: { period } } })),
    refetchInterval: (query) =>
      query.state.data?.items.some((run) => run.state === 'ISSUING') ? WHILE_ISSUING_MILLIS : false,
  });

/** What one froze and what is issued of it; looked at again while it is being issued. */
export const closeInvoicesQuery = ({ id, state }: Pick<CloseRun, 'id' | 'state'>) =>
  infiniteQueryOptions({
    initialPageParam: undefined as string | undefined,
    queryKey: ['finance', 'close', id, state],
    queryFn: async ({ pageParam }) =>
      body(
        await billing.GET('/v1/finance/closes/{id}/invoices', {
          params: { path: { id }, query: { cursor: pageParam, limit: 100 } },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: state === 'ISSUING' ? WHILE_ISSUING_MILLIS : false,
  });

export type UndecidedUsage = components['schemas']['ParkedUsageGroupView'];
export type UsageDecision = components['schemas']['ParkedUsageDecisionView'];
export type DecidedUsage = components['schemas']['ParkedUsageDecidedView'];

/** How much usage that could not be taken waits for a decision, by node and reason. */
export const undecidedQuery = queryOptions({
  queryKey: ['finance', 'undecided-usage'],
  queryFn: async () => body(await billing.GET('/v1/finance/usage/rejected/undecided')).items,
});

/** What was decided about such usage, the latest first. */
export const usageDecisionsQuery = infiniteQueryOptions({
  initialPageParam: undefined as string | undefined,
  queryKey: ['finance', 'usage-decisions'],
  queryFn: async ({ pageParam }) =>
    body(await billing.GET('/v1/finance/usage/rejected/decisions', { params: { query: { cursor: pageParam, limit: 50 } } })),
  getNextPageParam: (page) => page.next ?? undefined,
});

/** Decides about so many events of a node that were refused for one reason. Refused when it is another number by now. Goes on behind an event. */
export async function decideUsage(
  { node, reason: refusedFor, events }: UndecidedUsage,
  decision: UsageDecision['kind'],
  reason: string,
  attempt: string,
  after?: number,
): Promise<DecidedUsage> {
  return body(
    await billing.POST('/v1/finance/usage/rejected/decisions', {
      body: { decision, refusedFor, events, reason, ...(node === undefined ? {} : { node }), ...(after === undefined ? {} : { after }) },
      headers: keyed(attempt),
    }),
  );
}

/** Usage that could not be taken, with the reason. */
export const rejectedQuery = infiniteQueryOptions({
  initialPageParam: undefined as string | undefined,
  queryKey: ['finance', 'rejected'],
  queryFn: async ({ pageParam }) =>
    body(await billing.GET('/v1/finance/usage/rejected', { params: { query: { cursor: pageParam, limit: 100 } } })),
  getNextPageParam: (page) => page.next ?? undefined,
});

export type DecisionKind = 'approval' | 'rejection' | 'reopening';

/** Somebody's word on a close; a rejection and a reopening say why. */
export async function decideClose(id: string, kind: DecisionKind, reason: string): Promise<void> {
  const params = { path: { id } };
  switch (kind) {
    case 'approval':
      await billing.POST('/v1/finance/closes/{id}/approval', { params });
      return;
    case 'rejection':
      await billing.POST('/v1/finance/closes/{id}/rejection', { params, body: { reason } });
      return;
    case 'reopening':
      await billing.POST('/v1/finance/closes/{id}/reopening', { params, body: { reason } });
  }
}
