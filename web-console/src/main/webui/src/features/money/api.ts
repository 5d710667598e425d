import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { billing, body, keyed } from '@/lib/api/client';
import type { components } from '@/lib/api/billing.schema';

export type Payment = components['schemas']['PaymentView'];
export type Receivables = components['schemas']['ReceivablesView'];
export type Settlement = components['schemas']['SettlementView'];
export type Payout = Settlement['payouts'][number];

const first = { initialPageParam: undefined as string | undefined };
const next = (page: { next?: string | undefined }) => page.next ?? undefined;
const ofTenant = (tenant: string, cursor: string | undefined) => ({
  params: { query: { ...(tenant ? { tenant } : {}), ...(cursor ? { cursor } : {}) } },
});

/** Credit notes of a tenant or of all, the latest first. */
export const creditNotesQuery = (tenant: string) =>
  infiniteQueryOptions({
    ...first,
    queryKey: ['finance', 'credit-notes', tenant],
    queryFn: async ({ pageParam }) => body(await billing.GET('/v1/finance/credit-notes', ofTenant(tenant, pageParam))),
    getNextPageParam: next,
  });

/** Payments of a tenant or of all, the latest first. */
export const paymentsQuery = (tenant: string) =>
  infiniteQueryOptions({
    ...first,
    queryKey: ['finance', 'payments', tenant],
    queryFn: async ({ pageParam }) => body(await billing.GET('/v1/finance/payments', ofTenant(tenant, pageParam))),
    getNextPageParam: next,
  });

/** What is owed, by age, as of an instant; as of now without one. */
export const receivablesQuery = (at: string | undefined) =>
  queryOptions({
    queryKey: ['finance', 'receivables', at],
    queryFn: async () => body(await billing.GET('/v1/finance/receivables', { params: { query: at ? { at } : {} } })),
  });

export const settlementsQuery = infiniteQueryOptions({
  ...first,
  queryKey: ['finance', 'settlements'],
  queryFn: async ({ pageParam }) =>
    body(await billing.GET('/v1/finance/settlements', { params: { query: pageParam ? { cursor: pageParam } : {} } })),
  getNextPageParam: next,
});

/** Credits lines of an invoice; without lines, all that is left of it. */
export async function credit(number: string, reason: string, lines: { line: number; amount: string }[], attempt: string) {
  return body(
    await billing.POST('/v1/finance/invoices/{number}/credit-notes', {
      params: { path: { number } },
      body: { reason, ...(lines.length > 0 ? { lines } : {}) },
      headers: keyed(attempt),
    }),
  );
}

/** Has another invoice take its place; that one. */
export async function replace(number: string, reason: string, attempt: string) {
  return body(
    await billing.POST('/v1/finance/invoices/{number}/replacement', {
      params: { path: { number } },
      body: { reason },
      headers: keyed(attempt),
    }),
  );
}

export async function recordPayment(payment: components['schemas']['PaymentRequest'], attempt: string): Promise<Payment> {
  return body(
    await billing.POST('/v1/finance/payments', { body: payment, headers: keyed(attempt) }),
  );
}

export async function reversePayment(id: string, reason: string): Promise<Payment> {
  return body(
    await billing.POST('/v1/finance/payments/{id}/reversal', { params: { path: { id } }, body: { reason } }),
  );
}

export async function proposeSettlement(currency: string, executeOn: string, attempt: string): Promise<Settlement> {
  return body(
    await billing.POST('/v1/finance/settlements', {
      body: { currency, executeOn },
      headers: keyed(attempt),
    }),
  );
}

export async function approveSettlement(id: string): Promise<Settlement> {
  return body(await billing.POST('/v1/finance/settlements/{id}/approval', { params: { path: { id } } }));
}

/** The file for the bank, ISO 20022 pain.001. */
export async function transferFile(id: string): Promise<string> {
  return body(
    await billing.GET('/v1/finance/settlements/{id}/pain.001', { params: { path: { id } }, parseAs: 'text' }),
  );
}

/** Says that the bank has refused a payout before it left, with its code where it gave one. */
export async function rejectPayout(id: string, tenant: string, code: string, reason: string, attempt: string): Promise<Payout> {
  return body(
    await billing.POST('/v1/finance/settlements/{id}/payouts/{tenant}/rejection', {
      params: { path: { id, tenant } },
      body: { reason, ...(code ? { code } : {}) },
      headers: keyed(attempt),
    }),
  );
}

/** Takes that back. */
export async function unrejectPayout(id: string, tenant: string, reason: string, attempt: string): Promise<Payout> {
  return body(
    await billing.POST('/v1/finance/settlements/{id}/payouts/{tenant}/rejection/reversal', {
      params: { path: { id, tenant } },
      body: { reason },
      headers: keyed(attempt),
    }),
  );
}
