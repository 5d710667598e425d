import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import { ServiceWords } from '@/components/ServiceWords';
import { StatusLabel } from '@/components/StatusLabel';
import { useFormat } from '@/lib/format';
import { isUnderWay, type ReportJob } from './api';
import { ReportFile } from './ReportFile';

interface Props {
  jobs: ReportJob[];
  zone: string;
  /** Whose own reports they are; finance's otherwise. */
  tenant?: string;
}

/** Reports that were asked for: how far each is, as of when its figures are, and the file with its checksum. */
export function ReportJobTable({ jobs, zone, tenant }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <Table variant="compact" aria-label={t('reportJobs.title')}>
        <Thead>
          <Tr>
            <Th>{t('reportJobs.kind')}</Th>
            <Th>{t('financeInvoices.state')}</Th>
            <Th>{t('reportJobs.requested')}</Th>
            <Th width={45}>{t('reportJobs.file')}</Th>
            <Th screenReaderText={t('common.actions')} />
          </Tr>
        </Thead>
        <Tbody>
          {jobs.map((job) => (
            <Tr key={job.id}>
              <Td dataLabel={t('reportJobs.kind')}>
                {t(`reportJobs.kinds.${job.kind}`, job.kind)}
                <small className="market-subtle">
                  {[format.month(job.period), tenant ? undefined : job.tenant, job.format].filter(Boolean).join(' · ')}
                </small>
              </Td>
              <Td dataLabel={t('financeInvoices.state')} aria-live={isUnderWay(job) ? 'polite' : undefined}>
                <StatusLabel status={job.state} />
              </Td>
              <Td dataLabel={t('reportJobs.requested')}>{format.instant(job.requestedAt, zone)}</Td>
              <Td dataLabel={t('reportJobs.file')}>
                <FileFacts job={job} zone={zone} />
              </Td>
              <Td isActionCell>{job.state === 'DONE' && <ReportFile job={job} tenant={tenant} />}</Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
      <p className="market-as-of">{t('common.zone', { zone })}</p>
    </>
  );
}

/** What was made, or why nothing was. */
function FileFacts({ job, zone }: { job: ReportJob; zone: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (job.failure !== undefined) {
    return (
      <>
        <span className="market-failure">{job.failureCode ? t(`reportJobs.failures.${job.failureCode}`) : t('reportJobs.failed')}</span>
        <ServiceWords isSmall>{job.failure}</ServiceWords>
        <small className="market-subtle">
          {t('problems.requestId')} <code>{job.requestId}</code>
        </small>
      </>
    );
  }
  if (job.sha256 === undefined) {
    return null;
  }
  const times = [
    job.dataAsOf && t('common.asOf', { instant: format.instant(job.dataAsOf, zone) }),
    job.expiresAt && t('reportJobs.expires', { instant: format.instant(job.expiresAt, zone) }),
  ];
  return (
    <>
      {t('reportJobs.size', { rows: format.number(job.rows ?? 0), bytes: format.bytes(job.bytes ?? 0) })}
      <small className="market-subtle">{times.filter(Boolean).join(' · ')}</small>
      <small className="market-subtle market-hash">sha256:{job.sha256}</small>
    </>
  );
}
