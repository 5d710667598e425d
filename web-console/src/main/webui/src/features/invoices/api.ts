import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { billing, body } from '@/lib/api/client';
import { allPages } from '@/lib/api/pages';

export const invoicesQuery = (tenant: string) =>
  queryOptions({
    queryKey: ['tenant', tenant, 'invoices'],
    queryFn: () =>
      allPages(async (cursor) =>
        body(await billing.GET('/v1/tenants/{tenant}/invoices', { params: { path: { tenant }, query: { cursor } } })),
      ),
  });

export const invoiceQuery = (tenant: string, number: string) =>
  queryOptions({
    queryKey: ['tenant', tenant, 'invoices', number],
    queryFn: async () =>
      body(await billing.GET('/v1/tenants/{tenant}/invoices/{number}', { params: { path: { tenant, number } } })),
  });

/** What was taken back of the tenant's invoices. */
export const ownCreditNotesQuery = (tenant: string) =>
  queryOptions({
    queryKey: ['tenant', tenant, 'credit-notes'],
    queryFn: () =>
      allPages(async (cursor) =>
        body(await billing.GET('/v1/tenants/{tenant}/credit-notes', { params: { path: { tenant }, query: { cursor } } })),
      ),
  });

/** Where the tenant stands with what it owes. */
export const standingQuery = (tenant: string) =>
  queryOptions({
    queryKey: ['tenant', tenant, 'standing'],
    queryFn: async () => body(await billing.GET('/v1/tenants/{tenant}/standing', { params: { path: { tenant } } })),
  });

/** What the tenant was told of what it owes, the latest first. */
export const ownNoticesQuery = (tenant: string) =>
  infiniteQueryOptions({
    initialPageParam: undefined as string | undefined,
    queryKey: ['tenant', tenant, 'notices'],
    queryFn: async ({ pageParam }) =>
      body(
        await billing.GET('/v1/tenants/{tenant}/notices', {
          params: { path: { tenant }, query: { cursor: pageParam, limit: 10 } },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });
