import { queryOptions } from '@tanstack/react-query';
import { billing, body } from '@/lib/api/client';

export const reportQuery = (period: string, tenant: string) =>
  queryOptions({
    queryKey: ['finance', 'report', period, tenant],
    queryFn: async () =>
      body(
        await billing.GET('/v1/finance/report', { params: { query: { period, ...(tenant ? { tenant } : {}) } } }),
      ),
  });
