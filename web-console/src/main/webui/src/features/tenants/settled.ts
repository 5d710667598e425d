import { queryOptions } from '@tanstack/react-query';
import { billing, body } from '@/lib/api/client';
import { ProblemError } from '@/lib/api/problem';

const SOONEST_MILLIS = 100;
const LATEST_MILLIS = 2_000;
/** About a minute. */
const MOST_TIMES = 32;

/**
 * Billing's own word that it knows the tenant. Billing hears of a tenant some time after tenant-service has created it, and
 * until then answers as for one that does not exist; so it is asked until it knows.
 */
export const knownToBillingQuery = (tenant: string) =>
  queryOptions({
    queryKey: ['known-to-billing', tenant],
    queryFn: async () => {
      body(await billing.GET('/v1/tenants/{tenant}/standing', { params: { path: { tenant } } }));
      return true;
    },
    retry: (times, error) => times < MOST_TIMES && mayPass(error),
    retryDelay: (times) => Math.min(SOONEST_MILLIS * 2 ** times, LATEST_MILLIS),
    staleTime: 0,
    gcTime: 0,
  });

function mayPass(error: unknown): boolean {
  return !(error instanceof ProblemError) || error.problem.status === 404 || error.problem.status >= 500;
}
