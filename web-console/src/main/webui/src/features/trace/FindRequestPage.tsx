import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageFrame } from '@/components/PageFrame';
import { TraceForm } from './TraceForm';
import { TraceResult } from './TraceResult';

const route = getRouteApi('/t/$tenant/find-request');

/** What a request of the tenant was counted and billed as. */
export function FindRequestPage() {
  const { t } = useTranslation();
  const { tenant } = route.useParams();
  const navigate = route.useNavigate();
  const sought = route.useSearch();
  return (
    <PageFrame title={t('trace.ownTitle')} lead={t('trace.ownLead')}>
      <div className="market-stack">
        <TraceForm sought={sought} onSeek={(search) => void navigate({ search })} />
        <TraceResult tenant={tenant} sought={sought} />
      </div>
    </PageFrame>
  );
}
