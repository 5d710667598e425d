import { FileExportIcon } from '@patternfly/react-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { EmptyPanel } from '@/components/EmptyPanel';
import { Loaded } from '@/components/Loaded';
import { More } from '@/components/More';
import { PageFrame } from '@/components/PageFrame';
import { reportJobsQuery } from './api';
import { ReportJobTable } from './ReportJobTable';
import { RequestReport } from './RequestReport';

const ZONE = 'UTC';

/** Finance asks for reports and fetches them when they are made. */
export function ReportJobsPage() {
  const { t } = useTranslation();
  const jobs = useInfiniteQuery(reportJobsQuery);
  return (
    <PageFrame title={t('reportJobs.title')} lead={t('reportJobs.lead')}>
      <div className="market-stack">
        <RequestReport zone={ZONE} />
        <Loaded
          query={jobs}
          isEmpty={(found) => (found.pages[0]?.items.length ?? 0) === 0}
          empty={
            <EmptyPanel title={t('reportJobs.emptyTitle')} icon={FileExportIcon}>
              {t('reportJobs.emptyText')}
            </EmptyPanel>
          }
        >
          {(found) => (
            <>
              <ReportJobTable jobs={found.pages.flatMap((page) => page.items)} zone={ZONE} />
              <More query={jobs} />
            </>
          )}
        </Loaded>
      </div>
    </PageFrame>
  );
}
