import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageFrame } from '@/components/PageFrame';
import { TraceForm } from './TraceForm';
import { TraceResult } from './TraceResult';

const route = getRouteApi('/finance/trace');

/** From a request up: what was counted, what was invoiced, who has a share of it and when it was paid. */
export function TracePage() {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const sought = route.useSearch();
  return (
    <PageFrame title={t('trace.title')} lead={t('trace.lead')}>
      <div className="market-stack">
        <TraceForm sought={sought} onSeek={(search) => void navigate({ search })} />
        <TraceResult sought={sought} />
      </div>
    </PageFrame>
  );
}
