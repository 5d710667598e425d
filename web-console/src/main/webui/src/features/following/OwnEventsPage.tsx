import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageFrame } from '@/components/PageFrame';
import { EventList } from './EventList';

const route = getRouteApi('/t/$tenant/events');

/** The tenant's own calls, one by one. */
export function OwnEventsPage() {
  const { t } = useTranslation();
  const { tenant } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <PageFrame title={t('events.ownTitle')} lead={t('events.ownLead')}>
      <EventList tenant={tenant} search={search} onSearch={(next) => void navigate({ search: next })} />
    </PageFrame>
  );
}
