import { infiniteQueryOptions } from '@tanstack/react-query';
import type { components } from '@/lib/api/billing.schema';
import { billing, body, keyed } from '@/lib/api/client';

export type FeeSchedule = components['schemas']['FeeScheduleView'];
export type FeeScheduleRequest = components['schemas']['FeeScheduleRequest'];

/** What the platform takes where no agreement says otherwise, the latest first. */
export const feesQuery = infiniteQueryOptions({
  initialPageParam: undefined as string | undefined,
  queryKey: ['finance', 'platform-fees'],
  queryFn: async ({ pageParam }) =>
    body(await billing.GET('/v1/catalog/platform-fees', { params: { query: { cursor: pageParam, limit: 50 } } })),
  getNextPageParam: (page) => page.next ?? undefined,
});

export async function setFees(schedule: FeeScheduleRequest, attempt: string): Promise<FeeSchedule> {
  return body(await billing.POST('/v1/finance/platform-fees', { body: schedule, headers: keyed(attempt) }));
}
