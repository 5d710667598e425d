import { queryOptions } from '@tanstack/react-query';
import { billing, body } from '@/lib/api/client';
import type { components } from '@/lib/api/billing.schema';

export type CloseRun = components['schemas']['CloseRunView'];

export const reportQuery = (period: string, tenant: string) =>
  queryOptions({
    queryKey: ['finance', 'report', period, tenant],
    queryFn: async () =>
      body(
        await billing.GET('/v1/finance/report', { params: { query: { period, ...(tenant ? { tenant } : {}) } } }),
      ),
  });

export const closesQuery = (period: string) =>
  queryOptions({
    queryKey: ['finance', 'closes', period],
    queryFn: async () => body(await billing.GET('/v1/finance/closes', { params: { query: { period } } })),
  });

export async function approveClose(id: string): Promise<void> {
  await billing.POST('/v1/finance/closes/{id}/approval', { params: { path: { id } } });
}

export async function rejectClose(id: string, reason: string): Promise<void> {
  await billing.POST('/v1/finance/closes/{id}/rejection', { params: { path: { id } }, body: { reason } });
}
