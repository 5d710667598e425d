import { queryOptions } from '@tanstack/react-query';
import type { components } from '@/lib/api/billing.schema';
import { billing, body, tenantService } from '@/lib/api/client';
import { allPages } from '@/lib/api/pages';
import type { ApiKey } from '@/lib/api/shapes';

export type KeyBudget = NonNullable<ApiKey['budget']>;
export type BudgetUse = components['schemas']['BudgetView'];

export const keysQuery = (tenant: string) =>
  queryOptions({
    queryKey: ['tenant', tenant, 'keys'],
    queryFn: () =>
      allPages(async (cursor) =>
        body(await tenantService.GET('/v1/tenants/{tenant}/keys', { params: { path: { tenant }, query: { cursor } } })),
      ),
  });

/** How much of its budget each key has used this month, by the key's id. */
export const budgetUseQuery = (tenant: string) =>
  queryOptions({
    queryKey: ['tenant', tenant, 'key-budgets'],
    queryFn: async () => {
      let asOf: string | undefined;
      const used = await allPages(async (cursor) => {
        const page = body(
          await billing.GET('/v1/tenants/{tenant}/key-budgets', { params: { path: { tenant }, query: { cursor } } }),
        );
        asOf ??= page.asOf;
        return page;
      });
      return { asOf, byKey: new Map(used.map((use) => [use.key, use])) };
    },
  });

export async function setBudget(tenant: string, id: string, budget: KeyBudget): Promise<ApiKey> {
  return body(
    await tenantService.PATCH('/v1/tenants/{tenant}/keys/{id}', { params: { path: { tenant, id } }, body: { budget } }),
  );
}

/** The subscriptions alone limit the key from now on. */
export async function clearBudget(tenant: string, id: string): Promise<void> {
  await tenantService.DELETE('/v1/tenants/{tenant}/keys/{id}/budget', { params: { path: { tenant, id } } });
}
