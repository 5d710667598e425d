import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageFrame } from '@/components/PageFrame';
import { EventList } from './EventList';

const route = getRouteApi('/t/$tenant/model-events');

/** Calls of the tenant's models, one by one, without who has made them. */
export function ModelEventsPage() {
  const { t } = useTranslation();
  const { tenant } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <PageFrame title={t('events.modelTitle')} lead={t('events.modelLead')}>
      <EventList tenant={tenant} ofModels search={search} onSearch={(next) => void navigate({ search: next })} />
    </PageFrame>
  );
}
