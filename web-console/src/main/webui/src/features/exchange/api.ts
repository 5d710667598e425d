import { infiniteQueryOptions } from '@tanstack/react-query';
import type { components } from '@/lib/api/billing.schema';
import { billing, body } from '@/lib/api/client';

export type Rate = components['schemas']['RateView'];
export type Imported = components['schemas']['Imported'];

/** The rates from one currency or all to one or all, the latest first. */
export const ratesQuery = (base: string, quote: string) =>
  infiniteQueryOptions({
    initialPageParam: undefined as string | undefined,
    queryKey: ['finance', 'exchange-rates', base, quote],
    queryFn: async ({ pageParam }) =>
      body(
        await billing.GET('/v1/finance/exchange-rates', {
          params: { query: { ...(base ? { base } : {}), ...(quote ? { quote } : {}), cursor: pageParam, limit: 100 } },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });

/** Imports a CSV file; with a reason it may correct what is known. */
export async function importRates(file: File, reason: string): Promise<Imported> {
  return body(
    await billing.POST('/v1/finance/exchange-rates', {
      params: { query: reason ? { reason } : {} },
      body: '',
      bodySerializer: () => file,
      headers: { 'Content-Type': 'text/csv' },
    }),
  );
}
