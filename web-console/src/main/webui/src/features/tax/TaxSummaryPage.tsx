import { Alert } from '@/components/Alert';
import { Title } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AsOf } from '@/components/AsOf';
import { DownloadButton } from '@/components/DownloadButton';
import { Loaded } from '@/components/Loaded';
import { PageFrame } from '@/components/PageFrame';
import { PeriodPicker } from '@/components/PeriodPicker';
import { BILLING } from '@/lib/api/client';
import { currentPeriod } from '@/lib/format';
import { taxSummaryQuery } from './api';
import { TaxRowTable } from './TaxRowTable';

const route = getRouteApi('/finance/tax-summary');
/** Which month is shown first; the summary says in which zone its own is cut. */
const ZONE = 'UTC';

/** What the tax return is written from: output tax, and input tax beside it. */
export function TaxSummaryPage() {
  const { t } = useTranslation();
  const { period = currentPeriod(ZONE) } = route.useSearch();
  const navigate = route.useNavigate();
  const summary = useQuery(taxSummaryQuery(period));
  const csv = `${BILLING}/v1/finance/tax-summary?${new URLSearchParams({ period, format: 'csv' })}`;
  return (
    <PageFrame
      title={t('taxSummary.title')}
      lead={t('taxSummary.lead')}
      actions={<PeriodPicker period={period} zone={ZONE} onChange={(next) => void navigate({ search: { period: next } })} />}
    >
      <div className="market-stack">
        <div>
          <DownloadButton address={csv} name={`tax-${period}.csv`} label={t('taxSummary.csv')} />
        </div>
        <Loaded query={summary}>
          {(shown) => (
            <>
              <Alert
                isInline
                variant={shown.reconciled ? 'success' : 'danger'}
                title={t(shown.reconciled ? 'taxSummary.reconciled' : 'taxSummary.notReconciled')}
              />
              {(['output', 'input'] as const).map((direction) => (
                <section key={direction}>
                  <Title headingLevel="h2" size="lg">
                    {t(`taxSummary.${direction}`)}
                  </Title>
                  <p className="market-as-of">{t(`taxSummary.${direction}Text`)}</p>
                  <TaxRowTable name={t(`taxSummary.${direction}`)} rows={direction === 'output' ? shown.rows : shown.input} />
                </section>
              ))}
              <AsOf asOf={shown.asOf} zone={shown.timeZone ?? ZONE} />
            </>
          )}
        </Loaded>
      </div>
    </PageFrame>
  );
}
