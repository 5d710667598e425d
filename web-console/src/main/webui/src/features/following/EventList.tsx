import { DescriptionList } from '@patternfly/react-core';
import { SearchIcon } from '@patternfly/react-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { AsOf } from '@/components/AsOf';
import { ChoiceFilter } from '@/components/ChoiceFilter';
import { EmptyPanel } from '@/components/EmptyPanel';
import { Fact } from '@/components/Fact';
import { Loaded } from '@/components/Loaded';
import { More } from '@/components/More';
import { useFormat } from '@/lib/format';
import { type EventSearch, OUTCOMES } from '@/lib/trail';
import { type EventReader, eventsQuery, hasTime } from './api';
import { EventForm } from './EventForm';
import { EventTable } from './EventTable';
import { RegionFilter } from './RegionFilter';

interface Props extends EventReader {
  search: EventSearch;
  onSearch: (search: EventSearch) => void;
}

/** The events of a figure or of a day; the address keeps what of them is asked for. */
export function EventList({ tenant, ofModels, search, onSearch }: Props) {
  const { t } = useTranslation();
  const events = useInfiniteQuery(eventsQuery({ tenant, ofModels }, search));
  const { day = '', tenant: consumer = '' } = search;
  const isSpan = search.from !== undefined && search.to !== undefined;
  return (
    <div className="market-stack">
      {!isSpan && (
        <EventForm
          sought={{ day, consumer }}
          withConsumer={tenant === undefined}
          onSeek={(sought) => onSearch({ ...search, day: sought.day, tenant: sought.consumer || undefined })}
        />
      )}
      {hasTime(search) && (
        <>
          <Filters search={search} onSearch={onSearch} />
          <Loaded query={events}>
            {({ pages }) => {
              const latest = pages.at(-1);
              const zone = latest?.timeZone ?? 'UTC';
              const found = pages.flatMap((page) => page.items);
              return (
                <>
                  {latest && <Narrowed search={search} from={latest.from} to={latest.to} zone={zone} />}
                  {found.length === 0 ? (
                    <EmptyPanel title={t('events.emptyTitle')} icon={SearchIcon}>
                      {t('events.emptyText')}
                    </EmptyPanel>
                  ) : (
                    <EventTable events={found} zone={zone} tenant={tenant} ofModels={ofModels} />
                  )}
                  <More query={events} />
                  {latest !== undefined && <Waiting events={latest.waiting} />}
                  <AsOf asOf={latest?.asOf} zone={zone} />
                </>
              );
            }}
          </Loaded>
        </>
      )}
    </div>
  );
}

function Waiting({ events }: { events: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  return events > 0 && <p>{t('trace.waiting', { count: events, events: format.number(events) })}</p>;
}

function Filters({ search, onSearch }: Pick<Props, 'search' | 'onSearch'>) {
  const { t } = useTranslation();
  return (
    <div className="market-search-row">
      <ChoiceFilter
        label={t('trace.facts.outcome')}
        all={t('events.anyOutcome')}
        chosen={search.outcome ?? ''}
        options={OUTCOMES.map((value) => ({ value, label: t(`trace.outcomes.${value}`) }))}
        onChange={(outcome) => onSearch({ ...search, outcome: outcome || undefined })}
      />
      <ChoiceFilter
        label={t('events.order')}
        all={t('events.newest')}
        chosen={search.order === 'oldest' ? 'oldest' : ''}
        options={[{ value: 'oldest', label: t('events.oldest') }]}
        onChange={(order) => onSearch({ ...search, order: order || undefined })}
      />
      <RegionFilter region={search.region ?? ''} onChange={(region) => onSearch({ ...search, region: region || undefined })} />
    </div>
  );
}

/** Of which time and of what the events are: a part of a figure should not be taken for all of it. */
function Narrowed({ search, from, to, zone }: { search: EventSearch; from: string; to: string; zone: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const facts = [
    ['subscription', search.subscription],
    ['release', search.release],
    ['key', search.key],
    ['region', search.region],
    ['requestId', search.requestId],
    ['partner', search.partner],
  ] as const;
  return (
    <DescriptionList isHorizontal isCompact horizontalTermWidthModifier={{ default: '18ch' }}>
      <Fact term={t('events.time')}>{t('events.span', { from: format.moment(from, zone), to: format.moment(to, zone), zone })}</Fact>
      {facts.map(
        ([name, said]) =>
          said && (
            <Fact key={name} term={t(`events.of.${name}`)}>
              <code className="market-wrap">{said}</code>
            </Fact>
          ),
      )}
      {search.planVersion !== undefined && (
        <Fact term={t('events.of.planVersion')}>{format.number(search.planVersion)}</Fact>
      )}
    </DescriptionList>
  );
}
