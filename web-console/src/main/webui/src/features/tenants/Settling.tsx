import { Alert } from '@/components/Alert';
import { AlertActionLink, Spinner } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/components/ProblemAlert';
import { ProblemError } from '@/lib/api/problem';
import { knownToBillingQuery } from './settled';

/** A tenant just created, until every service that its pages ask knows it. */
export function Settling({ tenant, onSettled }: { tenant: string; onSettled: () => void }) {
  const { t } = useTranslation();
  const known = useQuery(knownToBillingQuery(tenant));
  const settled = useEffectEvent(onSettled);
  useEffect(() => {
    if (known.isSuccess) {
      settled();
    }
  }, [known.isSuccess]);

  if (!known.isError) {
    return (
      <p role="status" className="market-waiting-line">
        <Spinner size="md" aria-hidden /> {t('tenants.settling')}
      </p>
    );
  }
  const isUnheard = known.error instanceof ProblemError && known.error.problem.status === 404;
  return (
    <div className="market-stack">
      <Alert
        isInline
        variant="warning"
        title={t('tenants.unsettledTitle')}
        actionLinks={
          <>
            <AlertActionLink onClick={() => void known.refetch()}>{t('common.retry')}</AlertActionLink>
            <AlertActionLink onClick={onSettled}>{t('tenants.openAnyway')}</AlertActionLink>
          </>
        }
      >
        {t('tenants.unsettledText')}
      </Alert>
      {!isUnheard && <ProblemAlert error={known.error} isQuiet />}
    </div>
  );
}
