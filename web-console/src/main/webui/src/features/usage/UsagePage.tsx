import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '@/components/LinkButton';
import { PageFrame } from '@/components/PageFrame';
import { PeriodPicker } from '@/components/PeriodPicker';
import { currentPeriod } from '@/lib/format';
import { useMay, useZone } from '@/lib/tenants';
import { ownUsage } from './api';
import { KeyBudgets } from './KeyBudgets';
import { QuotaMeters } from './QuotaMeters';
import { UsageReportPanel } from './UsageReportPanel';
import { useUsage } from './useUsage';

const route = getRouteApi('/t/$tenant/usage');

/** What the tenant used of others' models, by day, and how much is left. */
export function UsagePage() {
  const { t } = useTranslation();
  const { tenant } = route.useParams();
  const navigate = route.useNavigate();
  const zone = useZone(tenant);
  const period = route.useSearch().period ?? currentPeriod(zone);
  const mayFollow = useMay(tenant, 'DEVELOPER', 'FINANCE', 'VIEWER');
  const isRunning = period === currentPeriod(zone);
  const usage = useUsage(ownUsage(tenant, period), isRunning);
  return (
    <PageFrame
      title={t('usage.title')}
      lead={t('usage.lead')}
      actions={<PeriodPicker period={period} zone={zone} onChange={(next) => void navigate({ search: { period: next } })} />}
    >
      <div className="market-stack">
        {isRunning && (
          <div className="market-two-columns">
            <QuotaMeters tenant={tenant} zone={zone} />
            <KeyBudgets tenant={tenant} zone={zone} />
          </div>
        )}
        <UsageReportPanel
          usage={usage}
          zone={zone}
          emptyText={t('usage.emptyText')}
          reader={mayFollow ? tenant : undefined}
          emptyAction={
            <LinkButton variant="link" to="/t/$tenant/catalogue" params={{ tenant }}>
              {t('subscriptions.toCatalogue')}
            </LinkButton>
          }
        />
      </div>
    </PageFrame>
  );
}
