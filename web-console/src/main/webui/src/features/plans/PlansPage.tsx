import { TagIcon } from '@patternfly/react-icons';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyPanel } from '@/components/EmptyPanel';
import { LinkButton } from '@/components/LinkButton';
import { Loaded } from '@/components/Loaded';
import { PageFrame } from '@/components/PageFrame';
import { PlanLimits, PlanPrice } from '@/components/PlanTerms';
import { useMay } from '@/lib/tenants';
import { plansQuery } from '@/lib/plans';

const route = getRouteApi('/t/$tenant/plans');

/** What the tenant's models cost, and how much a subscriber may call. */
export function PlansPage() {
  const { t } = useTranslation();
  const { tenant } = route.useParams();
  const plans = useQuery(plansQuery(tenant));
  const mayPublish = useMay(tenant, 'PUBLISHER');
  const create = mayPublish && (
    <LinkButton to="/t/$tenant/plans/new" params={{ tenant }}>
      {t('plans.create')}
    </LinkButton>
  );
  return (
    <PageFrame title={t('plans.title')} lead={t('plans.lead')} actions={plans.data?.length ? create : undefined}>
      <Loaded
        query={plans}
        isEmpty={(list) => list.length === 0}
        empty={
          <EmptyPanel title={t('plans.emptyTitle')} icon={TagIcon} action={create}>
            {t('plans.emptyText')}
          </EmptyPanel>
        }
      >
        {(list) => (
          <Table aria-label={t('plans.title')}>
            <Thead>
              <Tr>
                <Th>{t('plans.name')}</Th>
                <Th>{t('plans.model')}</Th>
                <Th>{t('plans.price')}</Th>
                <Th>{t('plans.limits')}</Th>
                <Th>{t('plans.version')}</Th>
              </Tr>
            </Thead>
            <Tbody>
              {list.map((plan) => (
                <Tr key={plan.id}>
                  <Td dataLabel={t('plans.name')}>
                    <Link to="/t/$tenant/plans/$plan" params={{ tenant, plan: plan.id }}>
                      {plan.name}
                    </Link>
                  </Td>
                  <Td dataLabel={t('plans.model')}>
                    <code>{plan.model}</code>
                  </Td>
                  <Td dataLabel={t('plans.price')}>
                    <PlanPrice plan={plan} />
                  </Td>
                  <Td dataLabel={t('plans.limits')}>
                    <PlanLimits plan={plan} />
                  </Td>
                  <Td dataLabel={t('plans.version')}>{plan.version}</Td>
                </Tr>
              ))}
            </Tbody>
          </Table>
        )}
      </Loaded>
    </PageFrame>
  );
}
