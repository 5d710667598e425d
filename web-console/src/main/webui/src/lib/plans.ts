import { queryOptions } from '@tanstack/react-query';
import { billing, body } from './api/client';
import { allPages } from './api/pages';

/** The plans anyone may subscribe to for a model, `partner/name`. */
export const offersQuery = (model: string) =>
  queryOptions({
    queryKey: ['offers', model],
    queryFn: () =>
      allPages(async (cursor) => body(await billing.GET('/v1/catalog/plans', { params: { query: { model, cursor } } }))),
  });

/** The tenant's subscriptions as a consumer. */
export const subscriptionsQuery = (tenant: string) =>
  queryOptions({
    queryKey: ['tenant', tenant, 'subscriptions'],
    queryFn: () =>
      allPages(async (cursor) =>
        body(
          await billing.GET('/v1/tenants/{tenant}/subscriptions', { params: { path: { tenant }, query: { cursor } } }),
        ),
      ),
  });

/** The plans the tenant offers. */
export const plansQuery = (tenant: string) =>
  queryOptions({
    queryKey: ['tenant', tenant, 'plans'],
    queryFn: () =>
      allPages(async (cursor) =>
        body(await billing.GET('/v1/tenants/{tenant}/plans', { params: { path: { tenant }, query: { cursor } } })),
      ),
  });
