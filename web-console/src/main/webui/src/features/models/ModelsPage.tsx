import { CubesIcon } from '@patternfly/react-icons';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyPanel } from '@/components/EmptyPanel';
import { LinkButton } from '@/components/LinkButton';
import { Loaded } from '@/components/Loaded';
import { PageFrame } from '@/components/PageFrame';
import { useMay } from '@/lib/tenants';
import { modelsQuery } from './api';

const route = getRouteApi('/t/$tenant/models');

/** The tenant's own models. */
export function ModelsPage() {
  const { t } = useTranslation();
  const { tenant } = route.useParams();
  const models = useQuery(modelsQuery(tenant));
  const mayPublish = useMay(tenant, 'PUBLISHER');
  const create = mayPublish && (
    <LinkButton to="/t/$tenant/models/new" params={{ tenant }}>
      {t('models.create')}
    </LinkButton>
  );
  return (
    <PageFrame title={t('models.title')} lead={t('models.lead')} actions={models.data?.length ? create : undefined}>
      <Loaded
        query={models}
        isEmpty={(list) => list.length === 0}
        empty={
          <EmptyPanel title={t('models.emptyTitle')} icon={CubesIcon} action={create}>
            {t('models.emptyText')}
          </EmptyPanel>
        }
      >
        {(list) => (
          <Table aria-label={t('models.title')}>
            <Thead>
              <Tr>
                <Th>{t('models.model')}</Th>
                <Th>{t('models.name')}</Th>
                <Th>{t('models.summary')}</Th>
              </Tr>
            </Thead>
            <Tbody>
              {list.map((model) => (
                <Tr key={model.name}>
                  <Td dataLabel={t('models.model')}>
                    <Link to="/t/$tenant/models/$model" params={{ tenant, model: model.name }}>
                      {model.displayName}
                    </Link>
                  </Td>
                  <Td dataLabel={t('models.name')}>
                    <code>{`${tenant}/${model.name}`}</code>
                  </Td>
                  <Td dataLabel={t('models.summary')}>{model.summary}</Td>
                </Tr>
              ))}
            </Tbody>
          </Table>
        )}
      </Loaded>
    </PageFrame>
  );
}
