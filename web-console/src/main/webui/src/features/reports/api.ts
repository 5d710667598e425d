import { type InfiniteData, infiniteQueryOptions } from '@tanstack/react-query';
import type { components } from '@/lib/api/billing.schema';
import { BILLING, billing, body, keyed } from '@/lib/api/client';

export type ReportJob = components['schemas']['ReportJobView'];
export type ReportRequest = components['schemas']['ReportRequest'];
export type OwnReportRequest = components['schemas']['OwnReportRequest'];
type Jobs = components['schemas']['ReportJobsView'];

/** What a tenant can ask for about itself, as a consumer and as a partner. */
export const OWN_KINDS = [
  'USAGE',
  'INVOICES',
  'FOCUS',
  'MODEL_USAGE',
  'MODEL_REVENUE',
  'STATEMENT',
  'SHARES',
  'SETTLEMENTS',
] as const satisfies readonly ReportJob['kind'][];

const WHILE_MAKING_MILLIS = 2_000;
const LIMIT = 50;

/** Whether it is still to come. */
export const isUnderWay = ({ state }: Pick<ReportJob, 'state'>) => state === 'QUEUED' || state === 'RUNNING';

function jobsQuery(key: string[], read: (cursor: string | undefined) => Promise<Jobs>) {
  return infiniteQueryOptions({
    initialPageParam: undefined as string | undefined,
    queryKey: key,
    queryFn: ({ pageParam }) => read(pageParam),
    getNextPageParam: (page: Jobs) => page.next ?? undefined,
    refetchInterval: (query) => (anyUnderWay(query.state.data) ? WHILE_MAKING_MILLIS : false),
  });
}

/** Reports that finance asked for, the latest first; looked at again while one is being made. */
export const reportJobsQuery = jobsQuery(['finance', 'report-jobs'], async (cursor) =>
  body(await billing.GET('/v1/finance/reports', { params: { query: { cursor, limit: LIMIT } } })),
);

/** Reports that a tenant asked for about itself. */
export const ownReportJobsQuery = (tenant: string) =>
  jobsQuery(['tenant', tenant, 'report-jobs'], async (cursor) =>
    body(
      await billing.GET('/v1/tenants/{tenant}/reports', { params: { path: { tenant }, query: { cursor, limit: LIMIT } } }),
    ),
  );

function anyUnderWay(found: InfiniteData<Jobs, unknown> | undefined): boolean {
  return found?.pages.some((page) => page.items.some(isUnderWay)) ?? false;
}

export async function requestReport(request: ReportRequest, attempt: string): Promise<ReportJob> {
  return body(
    await billing.POST('/v1/finance/reports', { body: request, headers: keyed(attempt) }),
  );
}

export async function requestOwnReport(tenant: string, request: OwnReportRequest, attempt: string): Promise<ReportJob> {
  return body(
    await billing.POST('/v1/tenants/{tenant}/reports', {
      params: { path: { tenant } },
      body: request,
      headers: keyed(attempt),
    }),
  );
}

/** One job as it is now. */
export async function reportJob(id: string, tenant: string | undefined): Promise<ReportJob> {
  return body(
    tenant === undefined
      ? await billing.GET('/v1/finance/reports/{id}', { params: { path: { id } } })
      : await billing.GET('/v1/tenants/{tenant}/reports/{id}', { params: { path: { tenant, id } } }),
  );
}

/** Where the browser fetches the file, which can be larger than a page should hold; a tenant's own where one is named. */
export const contentAddress = (id: string, tenant?: string) =>
  `${BILLING}/v1/${tenant ? `tenants/${tenant}` : 'finance'}/reports/${id}/content`;
