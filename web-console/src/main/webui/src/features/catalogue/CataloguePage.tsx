import { Flex, FlexItem, Gallery, SearchInput } from '@patternfly/react-core';
import { SearchIcon, StoreIcon } from '@patternfly/react-icons';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/Button';
import { ComingChanges } from '@/components/ComingChanges';
import { EmptyPanel } from '@/components/EmptyPanel';
import { LinkButton } from '@/components/LinkButton';
import { Loading } from '@/components/Loaded';
import { PageFrame } from '@/components/PageFrame';
import { ProblemAlert } from '@/components/ProblemAlert';
import { catalogueQuery } from './api';
import { chosenOf, MOST_COMPARED, toggled } from './chosen';
import { EntryCard } from './EntryCard';
import { LicenceFilter } from './LicenceFilter';

const route = getRouteApi('/t/$tenant/catalogue');

/** Every published model, searchable. */
export function CataloguePage() {
  const { t } = useTranslation();
  const { tenant } = route.useParams();
  const { query = '', licence = '', compare } = route.useSearch();
  const chosen = chosenOf(compare);
  const navigate = route.useNavigate();
  const [typed, setTyped] = useState(query);
  const catalogue = useInfiniteQuery({ ...catalogueQuery(query, licence), placeholderData: keepPreviousData });
  const search = (text: string) => void navigate({ search: (now) => ({ ...now, query: text || undefined }) });
  const choose = (models: string[]) =>
    void navigate({ search: (now) => ({ ...now, compare: models.join(',') || undefined }), replace: true, resetScroll: false });
  const entries = catalogue.data?.pages.flatMap((page) => page.items) ?? [];

  return (
    <PageFrame title={t('catalogue.title')} lead={t('catalogue.lead')}>
      <div className="market-stack">
        <ComingChanges tenant={tenant} />
        <search className="market-search-row">
          <div className="market-search">
            <SearchInput
              value={typed}
              placeholder={t('catalogue.search')}
              aria-label={t('catalogue.search')}
              submitSearchButtonLabel={t('catalogue.searchAction')}
              resetButtonLabel={t('catalogue.clear')}
              onChange={(_, value) => setTyped(value)}
              onSearch={(_, value) => search(value.trim())}
              onClear={() => {
                setTyped('');
                search('');
              }}
            />
          </div>
          <LicenceFilter
            licence={licence}
            onChange={(next) => void navigate({ search: (now) => ({ ...now, licence: next || undefined }) })}
          />
        </search>
        {catalogue.isError && <ProblemAlert error={catalogue.error} onRetry={() => void catalogue.refetch()} />}
        {catalogue.isPending && <Loading />}
        {catalogue.isSuccess && entries.length === 0 && <Nothing query={query} isFiltered={query !== '' || licence !== ''} />}
        {entries.length > 0 && (
          <Gallery hasGutter minWidths={{ default: '100%', md: '20rem' }} component="ul">
            {entries.map((entry) => (
              <li key={entry.model}>
                <EntryCard
                  tenant={tenant}
                  entry={entry}
                  isChosen={chosen.includes(entry.model)}
                  isFull={chosen.length >= MOST_COMPARED}
                  onToggle={() => choose(toggled(chosen, entry.model))}
                />
              </li>
            ))}
          </Gallery>
        )}
        {catalogue.hasNextPage && (
          <Button variant="secondary" isLoading={catalogue.isFetchingNextPage} onClick={() => void catalogue.fetchNextPage()}>
            {t('catalogue.more')}
          </Button>
        )}
        {chosen.length > 0 && <Chosen tenant={tenant} chosen={chosen} onClear={() => choose([])} />}
      </div>
    </PageFrame>
  );
}

/** What is chosen to be compared, always in sight. */
function Chosen({ tenant, chosen, onClear }: { tenant: string; chosen: string[]; onClear: () => void }) {
  const { t } = useTranslation();
  return (
    <section className="market-chosen" aria-label={t('compare.title')}>
      <Flex gap={{ default: 'gapMd' }} alignItems={{ default: 'alignItemsCenter' }}>
        <FlexItem>{chosen.join(', ')}</FlexItem>
        <FlexItem>
          {chosen.length > 1 ? (
            <LinkButton to="/t/$tenant/compare" params={{ tenant }} search={{ models: chosen.join(',') }}>
              {t('compare.action')}
            </LinkButton>
          ) : (
            t('compare.oneMore')
          )}
        </FlexItem>
        <FlexItem>
          <Button variant="link" onClick={onClear}>
            {t('catalogue.clear')}
          </Button>
        </FlexItem>
      </Flex>
    </section>
  );
}

function Nothing({ query, isFiltered }: { query: string; isFiltered: boolean }) {
  const { t } = useTranslation();
  return isFiltered ? (
    <EmptyPanel title={t('catalogue.noMatchTitle')} icon={SearchIcon}>
      {query ? t('catalogue.noMatchText', { query }) : t('licence.noMatch')}
    </EmptyPanel>
  ) : (
    <EmptyPanel title={t('catalogue.emptyTitle')} icon={StoreIcon}>
      {t('catalogue.emptyText')}
    </EmptyPanel>
  );
}
