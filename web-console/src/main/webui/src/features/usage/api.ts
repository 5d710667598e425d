import { queryOptions } from '@tanstack/react-query';
import { billing, body } from '@/lib/api/client';
import type { UsageReport } from '@/lib/api/shapes';

const RENEWED_EVERY = 5_000;
const MOST_PAGES = 20;

/** The report with the items of all its pages; totals and instant are those of the first. */
async function whole(read: (cursor: string | undefined) => Promise<UsageReport>): Promise<UsageReport> {
  const first = await read(undefined);
  const items = [...first.items];
  let next = first.next;
  for (let page = 1; next && page < MOST_PAGES; page += 1) {
    const more = await read(next);
    items.push(...more.items);
    next = more.next;
  }
  return { ...first, items };
}

/** What the tenant has used as a consumer. */
export const usageQuery = (tenant: string, period: string) =>
  queryOptions({
    queryKey: ['tenant', tenant, 'usage', period],
    queryFn: () =>
      whole(async (cursor) =>
        body(
          await billing.GET('/v1/tenants/{tenant}/usage', { params: { path: { tenant }, query: { period, cursor } } }),
        ),
      ),
    refetchInterval: RENEWED_EVERY,
  });

/** How others have used the tenant's models. */
export const modelUsageQuery = (tenant: string, period: string) =>
  queryOptions({
    queryKey: ['tenant', tenant, 'model-usage', period],
    queryFn: () =>
      whole(async (cursor) =>
        body(
          await billing.GET('/v1/tenants/{tenant}/model-usage', {
            params: { path: { tenant }, query: { period, cursor } },
          }),
        ),
      ),
    refetchInterval: RENEWED_EVERY,
  });

export const quotasQuery = (tenant: string) =>
  queryOptions({
    queryKey: ['tenant', tenant, 'quotas'],
    queryFn: async () => body(await billing.GET('/v1/tenants/{tenant}/quotas', { params: { path: { tenant } } })),
    refetchInterval: RENEWED_EVERY,
  });
