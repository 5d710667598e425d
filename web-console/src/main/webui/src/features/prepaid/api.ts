import { infiniteQueryOptions } from '@tanstack/react-query';
import type { components } from '@/lib/api/billing.schema';
import { billing, body, keyed } from '@/lib/api/client';

export type Credit = components['schemas']['CreditView'];
export type Balance = components['schemas']['BalanceView'];
export type CreditEntry = components['schemas']['PrepaidEntryView'];
export type CreditOrder = components['schemas']['Order'];
export type CreditAmount = components['schemas']['CreditAmount'];
export type GrantRequest = components['schemas']['GrantRequest'];

const LIMIT = 50;
const first = { initialPageParam: undefined as string | undefined };
const next = (page: { next?: string | undefined }) => page.next ?? undefined;
const own = (tenant: string, cursor: string | undefined) => ({
  params: { path: { tenant }, query: { cursor, limit: LIMIT } },
});
const ofTenant = (tenant: string, cursor: string | undefined) => ({
  params: { query: { ...(tenant ? { tenant } : {}), cursor, limit: LIMIT } },
});

/** What begins the name of all that is kept of a tenant's credit. */
export const ownPrepaid = (tenant: string) => ['tenant', tenant, 'prepaid'];
export const ALL_PREPAID = ['finance', 'prepaid'];

/** The balance by currency with each page of the credits, in the order in which they are used. */
export const prepaidQuery = (tenant: string) =>
  infiniteQueryOptions({
    ...first,
    queryKey: [...ownPrepaid(tenant), 'credits'],
    queryFn: async ({ pageParam }) => body(await billing.GET('/v1/tenants/{tenant}/prepaid', own(tenant, pageParam))),
    getNextPageParam: next,
  });

/** What happened to the tenant's credits, the latest first. */
export const entriesQuery = (tenant: string) =>
  infiniteQueryOptions({
    ...first,
    queryKey: [...ownPrepaid(tenant), 'entries'],
    queryFn: async ({ pageParam }) =>
      body(await billing.GET('/v1/tenants/{tenant}/prepaid/entries', own(tenant, pageParam))),
    getNextPageParam: next,
  });

export const ownOrdersQuery = (tenant: string) =>
  infiniteQueryOptions({
    ...first,
    queryKey: [...ownPrepaid(tenant), 'orders'],
    queryFn: async ({ pageParam }) =>
      body(await billing.GET('/v1/tenants/{tenant}/prepaid/orders', own(tenant, pageParam))),
    getNextPageParam: next,
  });

/** Credits of a tenant or of all. */
export const creditsQuery = (tenant: string) =>
  infiniteQueryOptions({
    ...first,
    queryKey: [...ALL_PREPAID, 'credits', tenant],
    queryFn: async ({ pageParam }) =>
      body(await billing.GET('/v1/finance/prepaid/credits', ofTenant(tenant, pageParam))),
    getNextPageParam: next,
  });

/** Orders of a tenant or of all. */
export const ordersQuery = (tenant: string) =>
  infiniteQueryOptions({
    ...first,
    queryKey: [...ALL_PREPAID, 'orders', tenant],
    queryFn: async ({ pageParam }) => body(await billing.GET('/v1/finance/prepaid/orders', ofTenant(tenant, pageParam))),
    getNextPageParam: next,
  });

/** Orders credit: it is there once its money has come in under the order's reference. */
export async function orderCredit(tenant: string, amount: CreditAmount, attempt: string): Promise<CreditOrder> {
  return body(
    await billing.POST('/v1/tenants/{tenant}/prepaid/orders', {
      params: { path: { tenant } },
      body: amount,
      headers: keyed(attempt),
    }),
  );
}

export async function grantCredit(grant: GrantRequest, attempt: string): Promise<Credit> {
  return body(
    await billing.POST('/v1/finance/prepaid/grants', { body: grant, headers: keyed(attempt) }),
  );
}

/** Takes back what is left of a credit that should not have been. */
export async function reverseCredit(id: string, reason: string, attempt: string): Promise<Credit> {
  return body(
    await billing.POST('/v1/finance/prepaid/credits/{id}/reversal', {
      params: { path: { id } },
      body: { reason },
      headers: keyed(attempt),
    }),
  );
}

/** The money of an order has come in. */
export async function receiveOrder(reference: string, bankReference: string): Promise<Credit> {
  return body(
    await billing.POST('/v1/finance/prepaid/orders/{reference}/receipt', {
      params: { path: { reference } },
      body: { bankReference },
    }),
  );
}
