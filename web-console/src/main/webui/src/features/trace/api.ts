import { queryOptions } from '@tanstack/react-query';
import type { components } from '@/lib/api/billing.schema';
import { billing, body } from '@/lib/api/client';
import type { TraceSearch } from '@/lib/trail';

export type Trace = components['schemas']['TraceView'];
export type TracedEvent = components['schemas']['TracedEventView'];

/** Whether a request is named, and when it was: an id without a time would be looked for everywhere. */
export const isSought = ({ requestId, day, from, to }: TraceSearch) => Boolean(requestId && (day || (from && to)));

/**
 * What the events of a request became part of on a day of their consumer's, or about an instant; nothing where no request
 * is named.
 *
 * @param tenant whose own requests; without one, finance looks into everybody's
 */
export const traceQuery = (tenant: string | undefined, sought: TraceSearch) =>
  queryOptions({
    queryKey: [...(tenant === undefined ? ['finance'] : ['tenant', tenant]), 'trace', sought],
    enabled: isSought(sought),
    queryFn: async () =>
      body(
        tenant === undefined
          ? await billing.GET('/v1/finance/trace', { params: { query: sought } })
          : await billing.GET('/v1/tenants/{tenant}/events/trace', { params: { path: { tenant }, query: sought } }),
      ),
  });
