import { infiniteQueryOptions } from '@tanstack/react-query';
import type { components } from '@/lib/api/billing.schema';
import { billing, body, keyed } from '@/lib/api/client';

export type RoyaltyOffer = components['schemas']['RoyaltyOfferView'];

export const FORMS = ['ABSOLUTE', 'RELATIVE'] as const satisfies RoyaltyOffer['form'][];

/** What the tenant has asked for its models as bases, the latest first. */
export const royaltyOffersQuery = (tenant: string) =>
  infiniteQueryOptions({
    initialPageParam: undefined as string | undefined,
    queryKey: ['tenant', tenant, 'royalty-offers'],
    queryFn: async ({ pageParam }) =>
      body(
        await billing.GET('/v1/tenants/{tenant}/royalty-offers', {
          params: { path: { tenant }, query: { cursor: pageParam, limit: 100 } },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });

export async function offerRoyalty(
  tenant: string,
  offer: Pick<RoyaltyOffer, 'model' | 'form' | 'percent'>,
  attempt: string,
): Promise<RoyaltyOffer> {
  return body(
    await billing.POST('/v1/tenants/{tenant}/royalty-offers', {
      params: { path: { tenant } },
      body: offer,
      headers: keyed(attempt),
    }),
  );
}

/** The offers in force: of each model the latest of those given, which are in their order. */
export function inForce(offers: readonly RoyaltyOffer[]): Set<string> {
  const latest = new Map<string, string>();
  for (const { model, id } of offers) {
    if (!latest.has(model)) {
      latest.set(model, id);
    }
  }
  return new Set(latest.values());
}
