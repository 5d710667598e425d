import { queryOptions } from '@tanstack/react-query';
import type { components } from '@/lib/api/billing.schema';
import { billing, body } from '@/lib/api/client';

export type Redeemed = components['schemas']['RedeemedView'];

/** The coupons that were redeemed on a subscription. */
export const redeemedQuery = (tenant: string, id: string) =>
  queryOptions({
    queryKey: ['tenant', tenant, 'subscriptions', id, 'coupons'],
    queryFn: async () =>
      body(
        await billing.GET('/v1/tenants/{tenant}/subscriptions/{id}/coupons', { params: { path: { tenant, id } } }),
      ).items,
  });

/** Redeems a coupon on a subscription; where that was done before, nothing changes. */
export async function redeemCoupon(tenant: string, id: string, code: string): Promise<Redeemed> {
  return body(
    await billing.PUT('/v1/tenants/{tenant}/subscriptions/{id}/coupons', {
      params: { path: { tenant, id } },
      body: { code },
    }),
  );
}

/** Takes back a change of plan, or an end, that was to come. */
export async function keepPlan(tenant: string, id: string): Promise<void> {
  await billing.DELETE('/v1/tenants/{tenant}/subscriptions/{id}/change', { params: { path: { tenant, id } } });
}
