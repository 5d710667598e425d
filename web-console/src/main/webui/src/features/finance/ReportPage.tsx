import { Alert } from '@/components/Alert';
import { Flex, FlexItem } from '@patternfly/react-core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AsOf } from '@/components/AsOf';
import { DownloadButton } from '@/components/DownloadButton';
import { Loaded } from '@/components/Loaded';
import { More } from '@/components/More';
import { PageFrame } from '@/components/PageFrame';
import { PeriodPicker } from '@/components/PeriodPicker';
import { TenantFilter } from '@/components/TenantFilter';
import { BILLING } from '@/lib/api/client';
import { currentPeriod } from '@/lib/format';
import { reportQuery } from './api';
import { ReportTable } from './ReportTable';

const route = getRouteApi('/finance/report');
const ZONE = 'UTC';

/** Usage against charges, invoices, ledger and shares: the figures must agree, and here one sees whether they do. */
export function ReportPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const period = search.period ?? currentPeriod(ZONE);
  const tenant = search.tenant ?? '';
  const report = useInfiniteQuery(reportQuery(period, tenant));
  const go = (next: { period?: string; tenant?: string }) => {
    const { period: toPeriod = period, tenant: toTenant = tenant } = next;
    void navigate({ search: { period: toPeriod, ...(toTenant ? { tenant: toTenant } : {}) } });
  };
  const csv = `${BILLING}/v1/finance/report?${new URLSearchParams({ period, format: 'csv', ...(tenant ? { tenant } : {}) })}`;

  return (
    <PageFrame
      title={t('finance.reportTitle')}
      lead={t('finance.reportLead')}
      actions={<PeriodPicker period={period} zone={ZONE} onChange={(next) => go({ period: next })} />}
    >
      <div className="market-stack">
        <Flex justifyContent={{ default: 'justifyContentSpaceBetween' }}>
          <FlexItem>
            <TenantFilter tenant={tenant} onChange={(next) => go({ tenant: next })} />
          </FlexItem>
          <FlexItem>
            <DownloadButton address={csv} name={`report-${period}.csv`} label={t('finance.csv')} />
          </FlexItem>
        </Flex>
        <Loaded query={report}>
          {({ pages }) => {
            const latest = pages.at(-1);
            const isReconciled = latest?.reconciled ?? false;
            return (
              <>
                <Alert
                  isInline
                  variant={isReconciled ? 'success' : 'danger'}
                  title={isReconciled ? t('finance.reconciled') : t('finance.notReconciled')}
                />
                <ReportTable rows={pages.flatMap((page) => page.rows)} totals={latest?.totals ?? []} />
                <More query={report} />
                <AsOf asOf={latest?.asOf} zone={ZONE} />
                <p className="market-as-of">{t('finance.zones')}</p>
              </>
            );
          }}
        </Loaded>
      </div>
    </PageFrame>
  );
}
