import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { billing, body } from './api/client';
import type { Meter, PlanComponent, SimulationRequest } from './api/shapes';
import { COUNTED, METERS } from './terms';

/** What is priced: a plan on offer, with a coupon or without, or one that is only thought of. */
export type Priced = { planId: string; couponCode?: string } | { currency: string; components: PlanComponent[] };

/** What a month of that usage would cost, by the code that bills it. Nothing where there is nothing to price. */
export const simulationQuery = (priced: Priced | undefined, usage: SimulationRequest['usage']) =>
  queryOptions({
    queryKey: ['simulation', priced, usage],
    enabled: priced !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    queryFn: async () => body(await billing.POST('/v1/catalog/plans/simulation', { body: { ...priced, usage } })),
  });

/** The meters by which components charge; requests where they charge by none. */
export function metersOf(components: readonly PlanComponent[]): Meter[] {
  const used = METERS.filter((meter) => components.some((component) => component.meter === meter));
  return used.length > 0 ? used : ['REQUESTS'];
}

/** Typed priced units as the counted units that the service reads; what is no whole number counts as nothing. */
export function usageOf(typed: Partial<Record<Meter, string>>): SimulationRequest['usage'] {
  const counted = (meter: Meter) => {
    const text = typed[meter] ?? '';
    return /^\d{1,9}$/.test(text) ? Number(text) * COUNTED[meter] : 0;
  };
  return {
    requests: counted('REQUESTS'),
    rows: counted('ROWS'),
    computeMicros: counted('COMPUTE_TIME'),
    bytesIn: counted('BYTES_IN'),
    bytesOut: counted('BYTES_OUT'),
    tokensIn: counted('TOKENS_IN'),
    tokensOut: counted('TOKENS_OUT'),
  };
}
