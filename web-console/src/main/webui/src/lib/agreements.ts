import { queryOptions } from '@tanstack/react-query';
import { billing, body } from './api/client';
import { allPages } from './api/pages';

/** Agreements and proposals that the tenant takes part in. */
export const agreementsQuery = (tenant: string) =>
  queryOptions({
    queryKey: ['tenant', tenant, 'agreements'],
    queryFn: () =>
      allPages(async (cursor) =>
        body(await billing.GET('/v1/tenants/{tenant}/agreements', { params: { path: { tenant }, query: { cursor } } })),
      ),
  });
