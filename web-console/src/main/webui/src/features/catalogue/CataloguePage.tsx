import { Button, Card, CardBody, CardFooter, CardHeader, CardTitle, Gallery, Label, SearchInput } from '@patternfly/react-core';
import { SearchIcon, StoreIcon } from '@patternfly/react-icons';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyPanel } from '@/components/EmptyPanel';
import { Loading } from '@/components/Loaded';
import { PageFrame } from '@/components/PageFrame';
import { ProblemAlert } from '@/components/ProblemAlert';
import { shapeText } from '@/components/SignatureTables';
import type { CatalogEntry } from '@/lib/api/shapes';
import { useFormat } from '@/lib/format';
import { useZone } from '@/lib/tenants';
import { catalogueQuery } from './api';

const route = getRouteApi('/t/$tenant/catalogue');

/** Every published model, searchable. */
export function CataloguePage() {
  const { t } = useTranslation();
  const { tenant } = route.useParams();
  const { query = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const [typed, setTyped] = useState(query);
  const catalogue = useInfiniteQuery({ ...catalogueQuery(query), placeholderData: keepPreviousData });
  const search = (text: string) => void navigate({ search: text ? { query: text } : {} });
  const entries = catalogue.data?.pages.flatMap((page) => page.items) ?? [];

  return (
    <PageFrame title={t('catalogue.title')} lead={t('catalogue.lead')}>
      <div className="market-stack">
        <search className="market-search">
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
        </search>
        {catalogue.isError && <ProblemAlert error={catalogue.error} onRetry={() => void catalogue.refetch()} />}
        {catalogue.isPending && <Loading />}
        {catalogue.isSuccess && entries.length === 0 && <Nothing query={query} />}
        {entries.length > 0 && (
          <Gallery hasGutter minWidths={{ default: '100%', md: '20rem' }} component="ul">
            {entries.map((entry) => (
              <li key={entry.model}>
                <EntryCard tenant={tenant} entry={entry} />
              </li>
            ))}
          </Gallery>
        )}
        {catalogue.hasNextPage && (
          <Button variant="secondary" isLoading={catalogue.isFetchingNextPage} onClick={() => void catalogue.fetchNextPage()}>
            {t('catalogue.more')}
          </Button>
        )}
      </div>
    </PageFrame>
  );
}

function EntryCard({ tenant, entry }: { tenant: string; entry: CatalogEntry }) {
  const { t } = useTranslation();
  const format = useFormat();
  const zone = useZone(tenant);
  const inputs = entry.signature.inputs.map((input) => `${input.name} ${input.datatype} ${shapeText(input)}`);
  return (
    <Card isFullHeight className="market-entry">
      <CardHeader actions={{ actions: <Label isCompact color="blue">{entry.latestVersion}</Label>, hasNoOffset: true }}>
        <CardTitle component="h2">
          <Link
            to="/t/$tenant/catalogue/$partner/$model"
            params={{ tenant, partner: entry.partner, model: entry.name }}
          >
            {entry.displayName}
          </Link>
        </CardTitle>
        <small className="market-subtle">{t('catalogue.by', { partner: entry.partnerDisplayName })}</small>
      </CardHeader>
      <CardBody isFilled>{entry.summary}</CardBody>
      <CardBody>
        <code className="market-hash">{inputs.join(', ')}</code>
      </CardBody>
      <CardFooter>
        <small className="market-subtle">{t('catalogue.published', { day: format.instant(entry.publishedAt, zone) })}</small>
      </CardFooter>
    </Card>
  );
}

function Nothing({ query }: { query: string }) {
  const { t } = useTranslation();
  return query ? (
    <EmptyPanel title={t('catalogue.noMatchTitle')} icon={SearchIcon}>
      {t('catalogue.noMatchText', { query })}
    </EmptyPanel>
  ) : (
    <EmptyPanel title={t('catalogue.emptyTitle')} icon={StoreIcon}>
      {t('catalogue.emptyText')}
    </EmptyPanel>
  );
}
