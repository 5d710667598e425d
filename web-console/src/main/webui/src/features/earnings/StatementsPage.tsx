import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageFrame } from '@/components/PageFrame';
import { PeriodPicker } from '@/components/PeriodPicker';
import { currentPeriod } from '@/lib/format';
import { useZone } from '@/lib/tenants';
import { StatementContent } from './StatementContent';

const route = getRouteApi('/t/$tenant/statements');

/** What the tenant has earned in a month. */
export function StatementsPage() {
  const { t } = useTranslation();
  const { tenant } = route.useParams();
  const navigate = route.useNavigate();
  const zone = useZone(tenant);
  const period = route.useSearch().period ?? currentPeriod(zone);
  return (
    <PageFrame
      title={t('statements.title')}
      lead={t('statements.lead')}
      actions={<PeriodPicker period={period} zone={zone} onChange={(next) => void navigate({ search: { period: next } })} />}
    >
      <StatementContent partner={tenant} period={period} zone={zone} />
    </PageFrame>
  );
}
