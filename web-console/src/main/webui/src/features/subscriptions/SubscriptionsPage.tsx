import { Button } from '@patternfly/react-core';
import { ShoppingCartIcon } from '@patternfly/react-icons';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyPanel } from '@/components/EmptyPanel';
import { LinkButton } from '@/components/LinkButton';
import { Loaded } from '@/components/Loaded';
import { PageFrame } from '@/components/PageFrame';
import { PlanLimits, PlanPrice } from '@/components/PlanTerms';
import { StatusLabel } from '@/components/StatusLabel';
import type { Subscription } from '@/lib/api/shapes';
import { useFormat } from '@/lib/format';
import { subscriptionsQuery } from '@/lib/plans';
import { useMay, useZone } from '@/lib/tenants';
import { CancelSubscription } from './CancelSubscription';
import { ChangePlan } from './ChangePlan';
import { ComingTerms } from './ComingTerms';
import { RedeemCoupon } from './RedeemCoupon';
import { ScheduledChange } from './ScheduledChange';

const route = getRouteApi('/t/$tenant/subscriptions');

/** What the tenant may call, on which terms. */
export function SubscriptionsPage() {
  const { t } = useTranslation();
  const { tenant } = route.useParams();
  const subscriptions = useQuery(subscriptionsQuery(tenant));
  return (
    <PageFrame title={t('subscriptions.title')} lead={t('subscriptions.lead')}>
      <Loaded
        query={subscriptions}
        isEmpty={(list) => list.length === 0}
        empty={
          <EmptyPanel
            title={t('subscriptions.emptyTitle')}
            icon={ShoppingCartIcon}
            action={
              <LinkButton to="/t/$tenant/catalogue" params={{ tenant }}>
                {t('subscriptions.toCatalogue')}
              </LinkButton>
            }
          >
            {t('subscriptions.emptyText')}
          </EmptyPanel>
        }
      >
        {(list) => <SubscriptionTable tenant={tenant} subscriptions={list} />}
      </Loaded>
    </PageFrame>
  );
}

function SubscriptionTable({ tenant, subscriptions }: { tenant: string; subscriptions: Subscription[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const zone = useZone(tenant);
  const mayChange = useMay(tenant, 'DEVELOPER');
  const [asked, setAsked] = useState<{ what: 'change' | 'coupon' | 'cancel'; subscription: Subscription }>();
  return (
    <>
      <Table aria-label={t('subscriptions.title')}>
        <Thead>
          <Tr>
            <Th>{t('subscriptions.model')}</Th>
            <Th>{t('subscriptions.plan')}</Th>
            <Th>{t('plans.price')}</Th>
            <Th>{t('plans.limits')}</Th>
            <Th>{t('subscriptions.status')}</Th>
            <Th>{t('subscriptions.since')}</Th>
            <Th screenReaderText={t('common.actions')} />
          </Tr>
        </Thead>
        <Tbody>
          {subscriptions.map((subscription) => {
            const { plan } = subscription;
            const [partner = '', model = ''] = subscription.model.split('/');
            return (
              <Tr key={subscription.id}>
                <Td dataLabel={t('subscriptions.model')}>
                  <Link to="/t/$tenant/catalogue/$partner/$model" params={{ tenant, partner, model }}>
                    {subscription.model}
                  </Link>
                </Td>
                <Td dataLabel={t('subscriptions.plan')}>{plan.name}</Td>
                <Td dataLabel={t('plans.price')}>
                  <PlanPrice plan={plan} />
                  <ComingTerms subscription={subscription} zone={zone} />
                  <ScheduledChange tenant={tenant} subscription={subscription} zone={zone} mayChange={mayChange} />
                </Td>
                <Td dataLabel={t('plans.limits')}>
                  <PlanLimits plan={plan} />
                </Td>
                <Td dataLabel={t('subscriptions.status')}>
                  <StatusLabel status={subscription.status} />
                </Td>
                <Td dataLabel={t('subscriptions.since')}>{format.instant(subscription.createdAt, zone)}</Td>
                <Td isActionCell>
                  {mayChange && subscription.status === 'ACTIVE' && (
                    <>
                      <Button variant="link" onClick={() => setAsked({ what: 'change', subscription })}>
                        {t('subscriptions.change')}
                      </Button>
                      <Button variant="link" onClick={() => setAsked({ what: 'coupon', subscription })}>
                        {t('coupons.coupon')}
                      </Button>
                      <Button variant="link" isDanger onClick={() => setAsked({ what: 'cancel', subscription })}>
                        {t('subscriptions.cancel')}
                      </Button>
                    </>
                  )}
                </Td>
              </Tr>
            );
          })}
        </Tbody>
      </Table>
      <p className="market-as-of">{t('common.zone', { zone })}</p>
      {asked?.what === 'change' && (
        <ChangePlan tenant={tenant} subscription={asked.subscription} onClose={() => setAsked(undefined)} />
      )}
      {asked?.what === 'coupon' && (
        <RedeemCoupon tenant={tenant} subscription={asked.subscription} onClose={() => setAsked(undefined)} />
      )}
      {asked?.what === 'cancel' && (
        <CancelSubscription tenant={tenant} subscription={asked.subscription} onClose={() => setAsked(undefined)} />
      )}
    </>
  );
}
