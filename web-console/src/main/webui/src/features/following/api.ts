import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { components } from '@/lib/api/billing.schema';
import { billing, body } from '@/lib/api/client';
import type { AccrualSearch, EventSearch } from '@/lib/trail';

export type Accrual = components['schemas']['AccrualView'];
export type Accruals = components['schemas']['AccrualsView'];
export type SharedLine = components['schemas']['SharedLineView'];
export type TracedLine = components['schemas']['TracedLineView'];
export type UsageEvent = components['schemas']['UsageEventView'];
export type UsageBehind = components['schemas']['UsageBehindView'];
export type Used = components['schemas']['UsedView'];
export type By = components['schemas']['UsageBehindBy'];

const first = { initialPageParam: undefined as string | undefined };
const next = (page: { next?: string | undefined }) => page.next ?? undefined;
const readerKey = (tenant: string | undefined) => (tenant === undefined ? ['finance'] : ['tenant', tenant]);

/** Whether shares can be looked for: of a payout, an invoice, a partner's month or a model's. */
export const isAsked = ({ settlement, invoice, partner, period, model, usagePeriod }: AccrualSearch) =>
  Boolean(settlement || invoice || (partner && period) || (model && usagePeriod));

/** Shares in the order in which they arose; for finance. */
export const accrualsQuery = (search: AccrualSearch) =>
  infiniteQueryOptions({
    ...first,
    queryKey: ['finance', 'accruals', search],
    enabled: isAsked(search),
    queryFn: async ({ pageParam }) =>
      body(await billing.GET('/v1/finance/accruals', { params: { query: { ...search, cursor: pageParam, limit: 100 } } })),
    getNextPageParam: next,
  });

/** A line of an invoice; for finance with the first of its shares. */
export const lineQuery = (tenant: string | undefined, number: string, line: number) =>
  queryOptions({
    queryKey: [...readerKey(tenant), 'line', number, line],
    queryFn: async () =>
      body(
        tenant === undefined
          ? await billing.GET('/v1/finance/invoices/{number}/lines/{line}', { params: { path: { number, line } } })
          : await billing.GET('/v1/tenants/{tenant}/invoices/{number}/lines/{line}', {
              params: { path: { tenant, number, line } },
            }),
      ),
  });

/** The usage behind a line, with the sum of all pages on each. */
export const usageQuery = (tenant: string | undefined, number: string, line: number, by: By) =>
  infiniteQueryOptions({
    ...first,
    queryKey: [...readerKey(tenant), 'line', number, line, 'usage', by],
    queryFn: async ({ pageParam }) => {
      const query = { by, cursor: pageParam, limit: 50 };
      return body(
        tenant === undefined
          ? await billing.GET('/v1/finance/invoices/{number}/lines/{line}/usage', { params: { path: { number, line }, query } })
          : await billing.GET('/v1/tenants/{tenant}/invoices/{number}/lines/{line}/usage', {
              params: { path: { tenant, number, line }, query },
            }),
      );
    },
    getNextPageParam: next,
  });

/** Whether events can be looked for: of a day, or between two instants. */
export const hasTime = ({ day, from, to }: EventSearch) => Boolean(day || (from && to));

/** Whose events are read: anybody's by finance; a tenant's own calls, or those of its models, without who has called. */
export interface EventReader {
  tenant?: string | undefined;
  ofModels?: boolean | undefined;
}

const readEvents = async ({ tenant, ofModels }: EventReader, search: EventSearch, cursor: string | undefined) => {
  const { tenant: consumer, partner, key, requestId, ...of } = search;
  const query = { ...of, cursor, limit: 50 };
  if (tenant === undefined) {
    return billing.GET('/v1/finance/events', { params: { query: { ...query, key, requestId, tenant: consumer, partner } } });
  }
  return ofModels
    ? billing.GET('/v1/tenants/{tenant}/model-events', { params: { path: { tenant }, query } })
    : billing.GET('/v1/tenants/{tenant}/events', { params: { path: { tenant }, query: { ...query, key, requestId } } });
};

/** Single events of a time, the newest first unless it is asked otherwise. */
export const eventsQuery = (reader: EventReader, search: EventSearch) =>
  infiniteQueryOptions({
    ...first,
    queryKey: [...readerKey(reader.tenant), reader.ofModels ? 'model-events' : 'events', search],
    enabled: hasTime(search),
    queryFn: async ({ pageParam }) => body(await readEvents(reader, search, pageParam)),
    getNextPageParam: next,
  });
