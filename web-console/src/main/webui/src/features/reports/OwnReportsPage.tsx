import { FileExportIcon } from '@patternfly/react-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyPanel } from '@/components/EmptyPanel';
import { Loaded } from '@/components/Loaded';
import { More } from '@/components/More';
import { PageFrame } from '@/components/PageFrame';
import { useMay, useZone } from '@/lib/tenants';
import { ownReportJobsQuery } from './api';
import { ReportJobTable } from './ReportJobTable';
import { RequestReport } from './RequestReport';

const route = getRouteApi('/t/$tenant/reports');

/** A tenant asks for reports about itself, as a consumer or a partner, and fetches them when they are made. */
export function OwnReportsPage() {
  const { t } = useTranslation();
  const { tenant } = route.useParams();
  const zone = useZone(tenant);
  const mayAsk = useMay(tenant, 'FINANCE');
  const jobs = useInfiniteQuery(ownReportJobsQuery(tenant));
  return (
    <PageFrame title={t('reportJobs.title')} lead={t('reportJobs.lead')}>
      <div className="market-stack">
        {mayAsk && <RequestReport key={`${tenant} ${zone}`} zone={zone} tenant={tenant} />}
        <Loaded
          query={jobs}
          isEmpty={(found) => (found.pages[0]?.items.length ?? 0) === 0}
          empty={
            <EmptyPanel title={t('reportJobs.emptyTitle')} icon={FileExportIcon}>
              {t(mayAsk ? 'reportJobs.emptyText' : 'reportJobs.emptyViewer')}
            </EmptyPanel>
          }
        >
          {(found) => (
            <>
              <ReportJobTable jobs={found.pages.flatMap((page) => page.items)} zone={zone} tenant={tenant} />
              <More query={jobs} />
            </>
          )}
        </Loaded>
      </div>
    </PageFrame>
  );
}
