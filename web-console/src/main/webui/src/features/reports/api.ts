import { type InfiniteData, infiniteQueryOptions } from '@tanstack/react-query';
import type { components } from '@/lib/api/billing.schema';
import { BILLING, billing, body, idempotencyKey } from '@/lib/api/client';

export type ReportJob = components['schemas']['ReportJobView'];
export type ReportRequest = components['schemas']['ReportRequest'];
type Jobs = components['schemas']['ReportJobsView'];

const WHILE_MAKING_MILLIS = 2_000;

/** Whether it is still to come. */
export const isUnderWay = ({ state }: Pick<ReportJob, 'state'>) => state === 'QUEUED' || state === 'RUNNING';

/** Reports that were asked for, the latest first; looked at again while one is being made. */
export const reportJobsQuery = infiniteQueryOptions({
  initialPageParam: undefined as string | undefined,
  queryKey: ['finance', 'report-jobs'],
  queryFn: async ({ pageParam }) =>
    body(await billing.GET('/v1/finance/reports', { params: { query: { cursor: pageParam, limit: 50 } } })),
  getNextPageParam: (page: Jobs) => page.next ?? undefined,
  refetchInterval: (query) => (anyUnderWay(query.state.data) ? WHILE_MAKING_MILLIS : false),
});

function anyUnderWay(found: InfiniteData<Jobs, unknown> | undefined): boolean {
  return found?.pages.some((page) => page.items.some(isUnderWay)) ?? false;
}

export async function requestReport(request: ReportRequest): Promise<ReportJob> {
  return body(
    await billing.POST('/v1/finance/reports', { body: request, headers: { 'Idempotency-Key': idempotencyKey() } }),
  );
}

/** Where the browser fetches the file, which can be larger than a page should hold. */
export const contentAddress = (id: string) => `${BILLING}/v1/finance/reports/${id}/content`;
