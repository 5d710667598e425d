import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { components } from '@/lib/api/billing.schema';
import { billing, body } from '@/lib/api/client';

export type SelfBilledInvoice = components['schemas']['SelfBilledInvoiceView'];
export type SelfBilledSummary = components['schemas']['SelfBilledSummary'];
export type Party = components['schemas']['Party'];
/** What a partner has said of being invoiced in its own name; only that it has not agreed where it has said nothing. */
export type Consent = Pick<components['schemas']['SelfBillingView'], 'agreed'> &
  Partial<components['schemas']['SelfBillingView']>;

const LIMIT = 50;
const first = { initialPageParam: undefined as string | undefined };
const next = (page: { next?: string | undefined }) => page.next ?? undefined;

/** What was invoiced in the name of a partner or of all, the latest first. */
export const allInvoicesQuery = (tenant: string) =>
  infiniteQueryOptions({
    ...first,
    queryKey: ['finance', 'self-billed', tenant],
    queryFn: async ({ pageParam }) =>
      body(
        await billing.GET('/v1/finance/self-billed-invoices', {
          params: { query: { ...(tenant ? { tenant } : {}), cursor: pageParam, limit: LIMIT } },
        }),
      ),
    getNextPageParam: next,
  });

/** What was invoiced in the tenant's own name. */
export const ownInvoicesQuery = (tenant: string) =>
  infiniteQueryOptions({
    ...first,
    queryKey: ['tenant', tenant, 'self-billed'],
    queryFn: async ({ pageParam }) =>
      body(
        await billing.GET('/v1/tenants/{tenant}/self-billed-invoices', {
          params: { path: { tenant }, query: { cursor: pageParam, limit: LIMIT } },
        }),
      ),
    getNextPageParam: next,
  });

/** One with its lines; as the tenant's own where one is named. */
export const invoiceQuery = (number: string, tenant?: string) =>
  queryOptions({
    queryKey: tenant === undefined ? ['finance', 'self-billed-invoice', number] : ['tenant', tenant, 'self-billed', number],
    queryFn: async () =>
      tenant === undefined
        ? body(await billing.GET('/v1/finance/self-billed-invoices/{number}', { params: { path: { number } } }))
        : body(await billing.GET('/v1/tenants/{tenant}/self-billed-invoices/{number}', { params: { path: { tenant, number } } })),
  });

export const consentQuery = (tenant: string) =>
  queryOptions({
    queryKey: ['tenant', tenant, 'self-billing'],
    queryFn: async (): Promise<Consent> =>
      body(await billing.GET('/v1/tenants/{tenant}/self-billing', { params: { path: { tenant } } })),
  });

/** What stands of the partner on the invoices in its name, besides its billing profile; empty where it has none. */
export interface Details {
  registration: string;
  taxNumber: string;
  smallBusiness: boolean;
}

/** Agrees to be invoiced in its own name with these details, or no longer does. */
export async function say(tenant: string, agreed: boolean, details: Details): Promise<Consent> {
  const { registration, taxNumber, smallBusiness } = details;
  return body(
    await billing.PUT('/v1/tenants/{tenant}/self-billing', {
      params: { path: { tenant } },
      body: { agreed, smallBusiness, ...(registration ? { registration } : {}), ...(taxNumber ? { taxNumber } : {}) },
    }),
  );
}
