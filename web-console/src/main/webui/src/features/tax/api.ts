import { queryOptions } from '@tanstack/react-query';
import type { components } from '@/lib/api/billing.schema';
import { billing, body, keyed } from '@/lib/api/client';
import { ProblemError } from '@/lib/api/problem';

export type TaxRule = components['schemas']['TaxRuleView'];
export type TaxRuleRequest = components['schemas']['TaxRuleRequest'];
export type TaxSummary = components['schemas']['TaxSummary'];
export type TaxRow = TaxSummary['rows'][number];
export type BillingProfile = components['schemas']['BillingProfileView'];
export type BillingProfileRequest = components['schemas']['BillingProfileRequest'];

const NOT_FOUND = 404;

/** All rules, those of today, of the past and to come. */
export const taxRulesQuery = queryOptions({
  queryKey: ['finance', 'tax-rules'],
  queryFn: async () => body(await billing.GET('/v1/finance/tax-rules')),
});

export async function addTaxRule(rule: TaxRuleRequest, attempt: string): Promise<TaxRule> {
  return body(
    await billing.POST('/v1/finance/tax-rules', { body: rule, headers: keyed(attempt) }),
  );
}

/** From that day on the rule no longer applies. */
export async function endTaxRule(id: string, to: string): Promise<TaxRule> {
  return body(await billing.POST('/v1/finance/tax-rules/{id}/end', { params: { path: { id } }, body: { to } }));
}

/** What was charged and what was paid of tax in a month of the seller's zone. */
export const taxSummaryQuery = (period: string) =>
  queryOptions({
    queryKey: ['finance', 'tax-summary', period],
    queryFn: async () => body(await billing.GET('/v1/finance/tax-summary', { params: { query: { period } } })),
  });

/** Whom the tenant's invoices are addressed to; null before it has said. */
export const ownProfileQuery = (tenant: string) =>
  queryOptions({
    queryKey: ['tenant', tenant, 'billing-profile'],
    queryFn: () =>
      orNone(async () =>
        body(await billing.GET('/v1/tenants/{tenant}/billing-profile', { params: { path: { tenant } } })),
      ),
  });

export async function saveOwnProfile(tenant: string, profile: BillingProfileRequest): Promise<BillingProfile> {
  return body(
    await billing.PUT('/v1/tenants/{tenant}/billing-profile', { params: { path: { tenant } }, body: profile }),
  );
}

/** The same as finance sees it; null before anybody has said, or where there is no such tenant. */
export const profileQuery = (tenant: string) =>
  queryOptions({
    queryKey: ['finance', 'billing-profile', tenant],
    enabled: tenant !== '',
    queryFn: () =>
      orNone(async () =>
        body(await billing.GET('/v1/finance/billing-profiles/{tenant}', { params: { path: { tenant } } })),
      ),
  });

export async function saveProfile(tenant: string, profile: BillingProfileRequest): Promise<BillingProfile> {
  return body(
    await billing.PUT('/v1/finance/billing-profiles/{tenant}', { params: { path: { tenant } }, body: profile }),
  );
}

/** Charges the tenant no tax, for a reason; without one it is charged again. */
export async function exempt(tenant: string, reason: string): Promise<BillingProfile> {
  return body(
    await billing.PUT('/v1/finance/billing-profiles/{tenant}/exemption', {
      params: { path: { tenant } },
      body: reason ? { reason } : {},
    }),
  );
}

async function orNone<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ProblemError && error.problem.status === NOT_FOUND) {
      return null;
    }
    throw error;
  }
}
