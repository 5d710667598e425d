import { Button } from '@patternfly/react-core';
import { DownloadIcon } from '@patternfly/react-icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Alert } from '@/components/Alert';
import { ProblemAlert } from '@/components/ProblemAlert';
import { openFile } from '@/lib/download';
import { useFormat } from '@/lib/format';
import { contentAddress, type ReportJob, reportJob } from './api';

/**
 * The file of a report. It can be larger than a page should hold, so the browser fetches it by itself, and would say
 * nothing of a refusal: whether it is still there is asked first.
 */
export function ReportFile({ job, tenant }: { job: ReportJob; tenant: string | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const cache = useQueryClient();
  const address = contentAddress(job.id, tenant);
  const check = useMutation({
    mutationFn: () => reportJob(job.id, tenant),
    onSuccess: async ({ state }) => {
      if (state === 'DONE') {
        openFile(address);
      } else {
        await cache.invalidateQueries({ queryKey: tenant === undefined ? ['finance'] : ['tenant', tenant] });
      }
    },
  });
  const name = t('reportJobs.downloadNamed', {
    kind: t(`reportJobs.kinds.${job.kind}`, job.kind),
    period: format.month(job.period),
  });
  return (
    <>
      <Button
        component="a"
        variant="secondary"
        size="sm"
        icon={<DownloadIcon />}
        href={address}
        aria-label={name}
        isAriaDisabled={check.isPending}
        onClick={(event) => {
          event.preventDefault();
          check.mutate();
        }}
      >
        {t('reportJobs.download')}
      </Button>
      {check.isError && <ProblemAlert error={check.error} isQuiet />}
      {check.isSuccess && check.data.state !== 'DONE' && <Alert isInline variant="warning" title={t('reportJobs.gone')} />}
    </>
  );
}
