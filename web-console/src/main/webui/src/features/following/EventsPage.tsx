import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageFrame } from '@/components/PageFrame';
import { EventList } from './EventList';

const route = getRouteApi('/finance/events');

/** The single answers behind a figure, or of a day. */
export function EventsPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <PageFrame title={t('events.title')} lead={t('events.lead')}>
      <EventList search={search} onSearch={(next) => void navigate({ search: next })} />
    </PageFrame>
  );
}
