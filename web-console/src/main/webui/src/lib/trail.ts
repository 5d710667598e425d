import { z } from 'zod';
import type { components } from './api/billing.schema';

const text = z.string().max(200).optional().catch(undefined);
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/).optional().catch(undefined);
const instant = z.iso.datetime().optional().catch(undefined);
const whole = z.coerce.number().int().positive().optional().catch(undefined);

/** Which shares are asked for, in billing's words: a page of them has the same in its address. */
export const accrualSearch = z.object({
  settlement: text,
  partner: text,
  invoice: text,
  line: whole,
  agreement: text,
  model: text,
  period: month,
  usagePeriod: month,
});
export type AccrualSearch = z.infer<typeof accrualSearch>;

/** What can have become of a call. */
export const OUTCOMES = ['ANSWERED', 'FAILED', 'FAILED_BILLED'] as const;

/** Which single events are asked for: of a day, or from an instant until before another. */
export const eventSearch = z.object({
  subscription: text,
  tenant: text,
  partner: text,
  plan: text,
  planVersion: whole,
  from: instant,
  to: instant,
  day: z.iso.date().optional().catch(undefined),
  release: text,
  key: text,
  region: text,
  outcome: z.enum(OUTCOMES).optional().catch(undefined),
  requestId: text,
  order: z.enum(['newest', 'oldest']).optional().catch(undefined),
});
export type EventSearch = z.infer<typeof eventSearch>;

/** Which request is followed upwards: by the day on which it was finished, or in its subscription about its very instant. */
export const traceSearch = eventSearch.pick({ requestId: true, day: true, subscription: true, from: true, to: true });
export type TraceSearch = z.infer<typeof traceSearch>;

/** What the usage behind an invoice line can be summed by. */
export const BYS = ['DAY', 'HOUR', 'RELEASE', 'KEY'] as const satisfies readonly components['schemas']['UsageBehindBy'][];
export const bySearch = z.object({ by: z.enum(BYS).optional().catch(undefined) });

const asked = (address: string) => Object.fromEntries(new URLSearchParams(address.split('?')[1] ?? ''));

/** Where billing says that shares are found. */
export const accrualsAt = (address: string): AccrualSearch => accrualSearch.parse(asked(address));

/** Where billing says that events are found. */
export const eventsAt = (address: string): EventSearch => eventSearch.parse(asked(address));

/** Where billing says that a request is followed. */
export const traceAt = (address: string): TraceSearch => traceSearch.parse(asked(address));

/** Which line of an invoice an address of billing's is of. */
export function lineAt(address: string): { number: string; line: string } {
  const [, number = '', line = ''] = /\/invoices\/([^/]+)\/lines\/(\d+)/.exec(address) ?? [];
  return { number: decodeURIComponent(number), line };
}

/** Which line of an invoice a reference such as `MM-2026-000001/2` is of. */
export function lineOf(reference: string): { number: string; line: string } {
  const at = reference.lastIndexOf('/');
  return { number: reference.slice(0, at), line: reference.slice(at + 1) };
}
