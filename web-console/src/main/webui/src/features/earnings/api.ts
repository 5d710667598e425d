import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { billing, body } from '@/lib/api/client';
import type { components } from '@/lib/api/billing.schema';
import { ProblemError } from '@/lib/api/problem';

export type Statement = components['schemas']['StatementView'];
export type StatementLine = components['schemas']['StatementLineView'];
export type PayoutAccount = components['schemas']['PayoutAccountView'];

const NOT_FOUND = 404;

/**
 * What a partner has earned in a period, with the sums of all pages on each.
 *
 * @param byFinance whether finance reads it, or the partner itself
 */
export const statementQuery = (partner: string, period: string, byFinance: boolean) =>
  infiniteQueryOptions({
    initialPageParam: undefined as string | undefined,
    queryKey: [...(byFinance ? ['finance', partner] : ['tenant', partner]), 'statements', period],
    queryFn: async ({ pageParam }) => {
      const query = { period, ...(pageParam ? { cursor: pageParam } : {}) };
      return body(
        byFinance
          ? await billing.GET('/v1/finance/statements/{partner}', { params: { path: { partner }, query } })
          : await billing.GET('/v1/tenants/{tenant}/statements', { params: { path: { tenant: partner }, query } }),
      );
    },
    getNextPageParam: (page) => page.next ?? undefined,
  });

/** Where the tenant is paid; null before it has said. */
export const payoutAccountQuery = (tenant: string) =>
  queryOptions({
    queryKey: ['tenant', tenant, 'payout-account'],
    queryFn: async (): Promise<PayoutAccount | null> => {
      try {
        return body(await billing.GET('/v1/tenants/{tenant}/payout-account', { params: { path: { tenant } } }));
      } catch (error) {
        if (error instanceof ProblemError && error.problem.status === NOT_FOUND) {
          return null;
        }
        throw error;
      }
    },
  });

export async function savePayoutAccount(tenant: string, account: PayoutAccount): Promise<PayoutAccount> {
  return body(
    await billing.PUT('/v1/tenants/{tenant}/payout-account', { params: { path: { tenant } }, body: account }),
  );
}
