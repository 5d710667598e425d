import { Button } from '@patternfly/react-core';
import { MoneyCheckIcon } from '@patternfly/react-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyPanel } from '@/components/EmptyPanel';
import { Loaded } from '@/components/Loaded';
import { More } from '@/components/More';
import { PageFrame } from '@/components/PageFrame';
import { TenantFilter } from '@/components/TenantFilter';
import { type Payment, paymentsQuery } from './api';
import { PaymentTable } from './PaymentTable';
import { RecordPayment } from './RecordPayment';
import { ReversePayment } from './ReversePayment';

const route = getRouteApi('/finance/payments');

/** What came in, and what was taken back of it. */
export function PaymentsPage() {
  const { t } = useTranslation();
  const { tenant = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const payments = useInfiniteQuery(paymentsQuery(tenant));
  const [isRecording, setRecording] = useState(false);
  const [reversing, setReversing] = useState<Payment>();
  return (
    <PageFrame
      title={t('payments.title')}
      lead={t('payments.lead')}
      actions={<Button onClick={() => setRecording(true)}>{t('payments.record')}</Button>}
    >
      <div className="market-stack">
        <TenantFilter tenant={tenant} onChange={(next) => void navigate({ search: next ? { tenant: next } : {} })} />
        <Loaded
          query={payments}
          isEmpty={(found) => (found.pages[0]?.items.length ?? 0) === 0}
          empty={
            <EmptyPanel title={t('payments.emptyTitle')} icon={MoneyCheckIcon}>
              {t('payments.emptyText')}
            </EmptyPanel>
          }
        >
          {(found) => (
            <>
              <PaymentTable payments={found.pages.flatMap((page) => page.items)} onReverse={setReversing} />
              <More query={payments} />
            </>
          )}
        </Loaded>
      </div>
      {isRecording && <RecordPayment onClose={() => setRecording(false)} />}
      {reversing && <ReversePayment payment={reversing} onClose={() => setReversing(undefined)} />}
    </PageFrame>
  );
}
