import { infiniteQueryOptions } from '@tanstack/react-query';
import type { components } from '@/lib/api/billing.schema';
import { billing, body, keyed } from '@/lib/api/client';
import type { Agreement } from '@/lib/api/shapes';

export type ReferralCode = components['schemas']['ReferralCodeView'];

/** The tenant's codes, the latest first. */
export const referralCodesQuery = (tenant: string) =>
  infiniteQueryOptions({
    initialPageParam: undefined as string | undefined,
    queryKey: ['tenant', tenant, 'referral-codes'],
    queryFn: async ({ pageParam }) =>
      body(
        await billing.GET('/v1/tenants/{tenant}/referral-codes', {
          params: { path: { tenant }, query: { cursor: pageParam, limit: 100 } },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });

/** A new code for an agreement's model; made up where none is asked for. */
export async function makeCode(tenant: string, agreementId: string, code: string, attempt: string): Promise<ReferralCode> {
  return body(
    await billing.POST('/v1/tenants/{tenant}/referral-codes', {
      params: { path: { tenant } },
      body: { agreementId, ...(code ? { code } : {}) },
      headers: keyed(attempt),
    }),
  );
}

/** The code takes no more subscriptions. */
export async function endCode(tenant: string, code: string): Promise<ReferralCode> {
  return body(
    await billing.POST('/v1/tenants/{tenant}/referral-codes/{code}/end', { params: { path: { tenant, code } } }),
  );
}

/** The agreements in force by which the tenant promotes a model, and so may make codes. */
export function promotions(agreements: readonly Agreement[], tenant: string): Agreement[] {
  return agreements.filter(
    (agreement) =>
      agreement.mode === 'PROMOTION' &&
      agreement.status === 'ACTIVE' &&
      (agreement.shares ?? []).some(
        (share) => share.tenant === tenant && (share.role === 'PROMOTION' || share.role === 'RESELLER'),
      ),
  );
}
