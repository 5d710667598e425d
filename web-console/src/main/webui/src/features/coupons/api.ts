import { infiniteQueryOptions } from '@tanstack/react-query';
import type { components } from '@/lib/api/billing.schema';
import { billing, body, keyed } from '@/lib/api/client';

export type Coupon = components['schemas']['CouponView'];
export type CouponDraft = components['schemas']['CouponDraft'];

/** The tenant's coupons, the latest first. */
export const couponsQuery = (tenant: string) =>
  infiniteQueryOptions({
    initialPageParam: undefined as string | undefined,
    queryKey: ['tenant', tenant, 'coupons'],
    queryFn: async ({ pageParam }) =>
      body(
        await billing.GET('/v1/tenants/{tenant}/coupons', {
          params: { path: { tenant }, query: { cursor: pageParam, limit: 100 } },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });

export async function makeCoupon(tenant: string, draft: CouponDraft, attempt: string): Promise<Coupon> {
  return body(
    await billing.POST('/v1/tenants/{tenant}/coupons', {
      params: { path: { tenant } },
      body: draft,
      headers: keyed(attempt),
    }),
  );
}

/** The coupon takes no more redemptions. */
export async function endCoupon(tenant: string, code: string): Promise<Coupon> {
  return body(await billing.POST('/v1/tenants/{tenant}/coupons/{code}/end', { params: { path: { tenant, code } } }));
}
