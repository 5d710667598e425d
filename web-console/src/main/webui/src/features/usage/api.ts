import { queryOptions } from '@tanstack/react-query';
import { billing, body } from '@/lib/api/client';
import { allPages } from '@/lib/api/pages';

const RENEWED_EVERY = 5_000;

/** What the tenant has used as a consumer. */
export const usageQuery = (tenant: string, period: string) =>
  queryOptions({
    queryKey: ['tenant', tenant, 'usage', period],
    queryFn: async () =>
      body(await billing.GET('/v1/tenants/{tenant}/usage', { params: { path: { tenant }, query: { period } } })),
    refetchInterval: RENEWED_EVERY,
  });

/** How others have used the tenant's models. */
export const modelUsageQuery = (tenant: string, period: string) =>
  queryOptions({
    queryKey: ['tenant', tenant, 'model-usage', period],
    queryFn: async () =>
      body(await billing.GET('/v1/tenants/{tenant}/model-usage', { params: { path: { tenant }, query: { period } } })),
    refetchInterval: RENEWED_EVERY,
  });

export const quotasQuery = (tenant: string) =>
  queryOptions({
    queryKey: ['tenant', tenant, 'quotas'],
    queryFn: () =>
      allPages(async (cursor) =>
        body(await billing.GET('/v1/tenants/{tenant}/quotas', { params: { path: { tenant }, query: { cursor } } })),
      ),
    refetchInterval: RENEWED_EVERY,
  });
