import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { billing, body } from '@/lib/api/client';
import type { components } from '@/lib/api/billing.schema';
import { ProblemError } from '@/lib/api/problem';

export type Statement = components['schemas']['StatementView'];
export type StatementLine = components['schemas']['StatementLineView'];
export type PayoutAccount = components['schemas']['PayoutAccountView'];

const NOT_FOUND = 404;

/** What the tenant has earned in a period, with the sums of all pages on each. */
export const statementQuery = (tenant: string, period: string) =>
  infiniteQueryOptions({
    initialPageParam: undefined as string | undefined,
    queryKey: ['tenant', tenant, 'statements', period],
    queryFn: async ({ pageParam }) =>
      body(
        await billing.GET('/v1/tenants/{tenant}/statements', {
          params: { path: { tenant }, query: { period, ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
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
