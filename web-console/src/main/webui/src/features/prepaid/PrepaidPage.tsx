import { Button } from '@patternfly/react-core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageFrame } from '@/components/PageFrame';
import { useMay, useZone } from '@/lib/tenants';
import { entriesQuery, ownOrdersQuery, prepaidQuery } from './api';
import { Balances } from './Balances';
import { CreditHistory } from './CreditHistory';
import { CreditTable } from './CreditTable';
import { OrderCredit } from './OrderCredit';
import { OrderTable } from './OrderTable';
import { Section } from './Section';

const route = getRouteApi('/t/$tenant/prepaid');

/** What the tenant has paid ahead or was given: what is left of it, what is on order, and where it went. */
export function PrepaidPage() {
  const { t } = useTranslation();
  const { tenant } = route.useParams();
  const zone = useZone(tenant);
  const mayOrder = useMay(tenant, 'FINANCE');
  const credits = useInfiniteQuery(prepaidQuery(tenant));
  const orders = useInfiniteQuery(ownOrdersQuery(tenant));
  const entries = useInfiniteQuery(entriesQuery(tenant));
  const [isOrdering, setOrdering] = useState(false);
  return (
    <PageFrame
      title={t('prepaid.title')}
      lead={t('prepaid.lead')}
      actions={mayOrder && <Button onClick={() => setOrdering(true)}>{t('prepaid.orderCredit')}</Button>}
    >
      <div className="market-stack">
        <Balances balances={credits.data?.pages[0]?.balances ?? []} />
        <Section title={t('prepaid.credits')} none={t('prepaid.noCredits')} query={credits}>
          {(items) => <CreditTable credits={items} zone={zone} />}
        </Section>
        <Section title={t('prepaid.orders')} none={t('prepaid.noOrders')} query={orders}>
          {(items) => <OrderTable orders={items} zone={zone} />}
        </Section>
        <Section title={t('prepaid.history')} none={t('prepaid.noHistory')} query={entries}>
          {(items) => <CreditHistory tenant={tenant} entries={items} zone={zone} />}
        </Section>
      </div>
      {isOrdering && <OrderCredit tenant={tenant} onClose={() => setOrdering(false)} />}
    </PageFrame>
  );
}
