import { queryOptions } from '@tanstack/react-query';
import { billing, body } from '@/lib/api/client';
import type { UsageReport } from '@/lib/api/shapes';

export const RENEWED_EVERY = 5_000;
const LIMIT = 200;

/** Where a report is read: the latest days first, page by page; totals are those of the whole period on each. */
export interface UsageSource {
  key: readonly string[];
  read: (cursor: string | undefined) => Promise<UsageReport>;
}

/** What the tenant has used as a consumer. */
export const ownUsage = (tenant: string, period: string): UsageSource => ({
  key: ['tenant', tenant, 'usage', period],
  read: async (cursor) =>
    body(
      await billing.GET('/v1/tenants/{tenant}/usage', {
        params: { path: { tenant }, query: { period, cursor, limit: LIMIT } },
      }),
    ),
});

/** How others have used the tenant's models. */
export const modelUsage = (tenant: string, period: string): UsageSource => ({
  key: ['tenant', tenant, 'model-usage', period],
  read: async (cursor) =>
    body(
      await billing.GET('/v1/tenants/{tenant}/model-usage', {
        params: { path: { tenant }, query: { period, cursor, limit: LIMIT } },
      }),
    ),
});

export const quotasQuery = (tenant: string) =>
  queryOptions({
    queryKey: ['tenant', tenant, 'quotas'],
    queryFn: async () => body(await billing.GET('/v1/tenants/{tenant}/quotas', { params: { path: { tenant } } })),
    refetchInterval: RENEWED_EVERY,
  });
