import { queryOptions } from '@tanstack/react-query';
import type { components } from '@/lib/api/billing.schema';
import { billing, body } from '@/lib/api/client';

export type Trace = components['schemas']['TraceView'];
export type TracedEvent = components['schemas']['TracedEventView'];

/**
 * What the events of a request became part of on a day of their consumer's; nothing where no request is named.
 *
 * @param tenant whose own requests; without one, finance looks into everybody's
 */
export const traceQuery = (tenant: string | undefined, requestId: string, day: string) =>
  queryOptions({
    queryKey: [...(tenant === undefined ? ['finance'] : ['tenant', tenant]), 'trace', requestId, day],
    enabled: requestId !== '' && day !== '',
    queryFn: async () => {
      const query = { requestId, day };
      return body(
        tenant === undefined
          ? await billing.GET('/v1/finance/trace', { params: { query } })
          : await billing.GET('/v1/tenants/{tenant}/events/trace', { params: { path: { tenant }, query } }),
      );
    },
  });
