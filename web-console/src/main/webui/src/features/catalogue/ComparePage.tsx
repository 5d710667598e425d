import { ColumnsIcon } from '@patternfly/react-icons';
import { useQueries } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Crumbs } from '@/components/Crumbs';
import { EmptyPanel } from '@/components/EmptyPanel';
import { LinkButton } from '@/components/LinkButton';
import { Loading } from '@/components/Loaded';
import { PageFrame } from '@/components/PageFrame';
import { ProblemAlert } from '@/components/ProblemAlert';
import { catalogueModelQuery } from './api';
import { chosenOf } from './chosen';
import { ComparedModels } from './ComparedModels';

const route = getRouteApi('/t/$tenant/compare');

/** Models side by side: what each takes and gives, how fast it is, what it costs. */
export function ComparePage() {
  const { t } = useTranslation();
  const { tenant } = route.useParams();
  const { models } = route.useSearch();
  const chosen = chosenOf(models);
  const found = useQueries({
    queries: chosen.map((name) => {
      const [partner = '', model = ''] = name.split('/');
      return catalogueModelQuery(partner, model);
    }),
  });
  const failed = found.find((query) => query.isError);
  const here = found.flatMap((query) => (query.data ? [query.data] : []));
  return (
    <PageFrame
      title={t('compare.title')}
      lead={t('compare.lead')}
      above={
        <Crumbs
          links={[
            <Link key="catalogue" to="/t/$tenant/catalogue" params={{ tenant }}>
              {t('catalogue.title')}
            </Link>,
          ]}
          here={t('compare.title')}
        />
      }
    >
      {failed && <ProblemAlert error={failed.error} onRetry={() => void failed.refetch()} />}
      {chosen.length === 0 && (
        <EmptyPanel
          title={t('compare.emptyTitle')}
          icon={ColumnsIcon}
          action={
            <LinkButton to="/t/$tenant/catalogue" params={{ tenant }}>
              {t('subscriptions.toCatalogue')}
            </LinkButton>
          }
        >
          {t('compare.emptyText')}
        </EmptyPanel>
      )}
      {found.some((query) => query.isPending) && <Loading />}
      {here.length > 0 && <ComparedModels tenant={tenant} models={here} />}
    </PageFrame>
  );
}
