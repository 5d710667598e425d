import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '@/components/LinkButton';
import { PageFrame } from '@/components/PageFrame';
import { PeriodPicker } from '@/components/PeriodPicker';
import { currentPeriod } from '@/lib/format';
import { useMay, useZone } from '@/lib/tenants';
import { modelUsage } from './api';
import { UsageReportPanel } from './UsageReportPanel';
import { useUsage } from './useUsage';

const route = getRouteApi('/t/$tenant/model-usage');

/** How others used the tenant's models, by day. */
export function ModelUsagePage() {
  const { t } = useTranslation();
  const { tenant } = route.useParams();
  const navigate = route.useNavigate();
  const zone = useZone(tenant);
  const period = route.useSearch().period ?? currentPeriod(zone);
  const mayFollow = useMay(tenant, 'PUBLISHER', 'FINANCE', 'VIEWER');
  const usage = useUsage(modelUsage(tenant, period), period === currentPeriod(zone));
  return (
    <PageFrame
      title={t('modelUsage.title')}
      lead={t('modelUsage.lead')}
      actions={<PeriodPicker period={period} zone={zone} onChange={(next) => void navigate({ search: { period: next } })} />}
    >
      <UsageReportPanel
        usage={usage}
        zone={zone}
        emptyText={t('modelUsage.emptyText')}
        reader={mayFollow ? tenant : undefined}
        emptyAction={
          <LinkButton variant="link" to="/t/$tenant/plans" params={{ tenant }}>
            {t('modelUsage.toPlans')}
          </LinkButton>
        }
        withConsumer
      />
    </PageFrame>
  );
}
