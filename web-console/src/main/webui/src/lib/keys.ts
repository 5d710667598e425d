import { queryOptions } from '@tanstack/react-query';
import type { components } from './api/billing.schema';
import { billing, body, tenantService } from './api/client';
import { allPages } from './api/pages';

/** What a key has used of its budget, as billing counts it. */
export type BudgetUse = components['schemas']['BudgetView'];

/** The tenant's keys, revoked ones too. */
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
