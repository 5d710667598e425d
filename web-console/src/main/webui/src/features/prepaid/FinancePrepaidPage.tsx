import { Button } from '@patternfly/react-core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageFrame } from '@/components/PageFrame';
import { TenantFilter } from '@/components/TenantFilter';
import { type Credit, type CreditOrder, creditsQuery, ordersQuery } from './api';
import { CreditTable } from './CreditTable';
import { GrantCredit } from './GrantCredit';
import { OrderTable } from './OrderTable';
import { ReceiveOrder } from './ReceiveOrder';
import { ReverseCredit } from './ReverseCredit';
import { Section } from './Section';

const ZONE = 'UTC';
const route = getRouteApi('/finance/prepaid');

/** Finance gives credit, and says when that which was ordered is paid. */
export function FinancePrepaidPage() {
  const { t } = useTranslation();
  const { tenant = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const orders = useInfiniteQuery(ordersQuery(tenant));
  const credits = useInfiniteQuery(creditsQuery(tenant));
  const [isGranting, setGranting] = useState(false);
  const [receiving, setReceiving] = useState<CreditOrder>();
  const [reversing, setReversing] = useState<Credit>();
  return (
    <PageFrame
      title={t('prepaid.title')}
      lead={t('prepaid.financeLead')}
      actions={<Button onClick={() => setGranting(true)}>{t('prepaid.grant')}</Button>}
    >
      <div className="market-stack">
        <TenantFilter tenant={tenant} onChange={(next) => void navigate({ search: next ? { tenant: next } : {} })} />
        <Section title={t('prepaid.orders')} none={t('prepaid.noOrders')} query={orders}>
          {(items) => <OrderTable orders={items} zone={ZONE} onReceive={setReceiving} />}
        </Section>
        <Section title={t('prepaid.credits')} none={t('prepaid.noneGiven')} query={credits}>
          {(items) => <CreditTable credits={items} zone={ZONE} onReverse={setReversing} />}
        </Section>
      </div>
      {isGranting && <GrantCredit tenant={tenant} onClose={() => setGranting(false)} />}
      {receiving && <ReceiveOrder order={receiving} onClose={() => setReceiving(undefined)} />}
      {reversing && <ReverseCredit credit={reversing} onClose={() => setReversing(undefined)} />}
    </PageFrame>
  );
}
