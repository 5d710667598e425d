import { infiniteQueryOptions } from '@tanstack/react-query';
import type { components } from '@/lib/api/billing.schema';
import { billing, body } from '@/lib/api/client';

export type StandingRow = components['schemas']['StandingRow'];

/** Where tenants stand that are, or once were, behind with what they owe. */
export const standingsQuery = infiniteQueryOptions({
  initialPageParam: undefined as string | undefined,
  queryKey: ['finance', 'standings'],
  queryFn: async ({ pageParam }) =>
    body(await billing.GET('/v1/finance/standings', { params: { query: { cursor: pageParam, limit: 50 } } })),
  getNextPageParam: (page) => page.next ?? undefined,
});

/** What a tenant was told, the latest first. */
export const noticesQuery = (tenant: string) =>
  infiniteQueryOptions({
    initialPageParam: undefined as string | undefined,
    queryKey: ['finance', 'standings', tenant, 'notices'],
    queryFn: async ({ pageParam }) =>
      body(
        await billing.GET('/v1/finance/standings/{tenant}/notices', {
          params: { path: { tenant }, query: { cursor: pageParam, limit: 20 } },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });

/** Considers every tenant by what is due now; how many have been moved. */
export async function runDunning(): Promise<number> {
  return body(await billing.POST('/v1/finance/dunning-runs', { body: {} })).moved.length;
}

/** Grants a tenant time up to an instant; without one, takes it back. */
export async function grantTime(tenant: string, until: string | undefined, reason: string): Promise<void> {
  await billing.PUT('/v1/finance/standings/{tenant}/grace', {
    params: { path: { tenant } },
    body: { reason, ...(until ? { until } : {}) },
  });
}
