import { billing, body, keyed } from '@/lib/api/client';
import type { Subscription } from '@/lib/api/shapes';
import { usageOf } from '@/lib/simulation';

/** What came of subscribing: a coupon may be refused after the subscription has begun. */
export interface Subscribed {
  subscription: Subscription;
  couponRefused: unknown;
}

interface Codes {
  coupon: string;
  referral: string;
}

/** Whether billing takes the coupon for the plan; a refusal is thrown. */
async function checkCoupon(planId: string, couponCode: string): Promise<void> {
  body(await billing.POST('/v1/catalog/plans/simulation', { body: { planId, couponCode, usage: usageOf({}) } }));
}

/** Subscribes, then redeems the coupon. One that billing would not take stops it before anything has begun. */
export async function subscribe(tenant: string, planId: string, { coupon, referral }: Codes, attempt: string): Promise<Subscribed> {
  if (coupon) {
    await checkCoupon(planId, coupon);
  }
  const subscription = body(
    await billing.POST('/v1/tenants/{tenant}/subscriptions', {
      params: { path: { tenant } },
      body: { planId, ...(referral ? { referralCode: referral } : {}) },
      headers: keyed(attempt),
    }),
  );
  if (!coupon) {
    return { subscription, couponRefused: undefined };
  }
  try {
    await billing.PUT('/v1/tenants/{tenant}/subscriptions/{id}/coupons', {
      params: { path: { tenant, id: subscription.id } },
      body: { code: coupon },
    });
    return { subscription, couponRefused: undefined };
  } catch (couponRefused) {
    return { subscription, couponRefused };
  }
}
