import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageFrame } from '@/components/PageFrame';
import { PeriodPicker } from '@/components/PeriodPicker';
import { billing, body, keyed } from '@/lib/api/client';
import { currentPeriod, shiftPeriod } from '@/lib/format';
import { useKeyedMutation } from '@/lib/keyed';
import { BeforeClose } from './BeforeClose';
import { CloseConfirm } from './CloseConfirm';
import { CloseForm } from './CloseForm';
import { CloseOutcome } from './CloseOutcome';
import { CloseRuns } from './CloseRuns';

const route = getRouteApi('/finance/close');
const ZONE = 'UTC';

/** Bills what ran up to now, or has a month that is over frozen, for somebody else to approve. Nothing is billed twice. */
export function ClosePage() {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const cache = useQueryClient();
  const running = currentPeriod(ZONE);
  const period = route.useSearch().period ?? shiftPeriod(running, -1);
  const [tenant, setTenant] = useState('');
  const [isAsking, setAsking] = useState(false);
  const interim = period === running;
  const close = useKeyedMutation({
    mutationFn: async (reason: string | undefined, attempt) =>
      body(
        await billing.POST('/v1/finance/closes', {
          body: { period, interim, ...(tenant ? { tenant } : {}), ...(reason === undefined ? {} : { force: true, reason }) },
          headers: keyed(attempt),
        }),
      ),
    onSuccess: async () => {
      setAsking(false);
      await cache.invalidateQueries();
    },
  });
  const action = interim ? t('finance.billNow') : t('finance.close');

  return (
    <PageFrame
      title={t('finance.closeTitle')}
      lead={t('finance.closeLead')}
      actions={
        <PeriodPicker
          period={period}
          zone={ZONE}
          onChange={(next) => {
            close.reset();
            void navigate({ search: { period: next } });
          }}
        />
      }
    >
      <div className="market-stack">
        <div className="market-two-columns">
          <CloseForm
            tenant={tenant}
            onTenant={setTenant}
            interim={interim}
            action={action}
            onSubmit={() => {
              close.reset();
              setAsking(true);
            }}
          />
          <BeforeClose period={period} tenant={tenant} isFinal={!interim} />
        </div>
        {close.isSuccess && <CloseOutcome outcome={close.data} period={period} tenant={tenant} />}
        <CloseRuns period={period} />
        <p className="market-as-of">{t('finance.zones')}</p>
      </div>
      {isAsking && (
        <CloseConfirm
          period={period}
          tenant={tenant}
          interim={interim}
          action={action}
          isBusy={close.isPending}
          error={close.error}
          onConfirm={(reason) => close.mutate(reason)}
          onClose={() => setAsking(false)}
        />
      )}
    </PageFrame>
  );
}
