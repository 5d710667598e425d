import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { components } from '@/lib/api/billing.schema';
import { billing, body } from '@/lib/api/client';

export type InvoiceAccount = components['schemas']['InvoiceAccountView'];
export type FinanceInvoice = components['schemas']['FinanceInvoiceView'];

/** Which invoices finance wants to see; what is left out does not matter. */
export interface InvoiceFilter {
  tenant?: string | undefined;
  period?: string | undefined;
  state?: InvoiceAccount['state'] | undefined;
}

/** Everybody's invoices that the filter leaves, the latest first. */
export const financeInvoicesQuery = ({ tenant, period, state }: InvoiceFilter) =>
  infiniteQueryOptions({
    initialPageParam: undefined as string | undefined,
    queryKey: ['finance', 'invoices', tenant, period, state],
    queryFn: async ({ pageParam }) =>
      body(
        await billing.GET('/v1/finance/invoices', {
          params: { query: { tenant, period, state, cursor: pageParam, limit: 100 } },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });

/** One with its lines and what of them can still be credited. */
export const financeInvoiceQuery = (number: string) =>
  queryOptions({
    queryKey: ['finance', 'invoice', number],
    queryFn: async () => body(await billing.GET('/v1/finance/invoices/{number}', { params: { path: { number } } })),
  });
