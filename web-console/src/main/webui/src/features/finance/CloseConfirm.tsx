import { Checkbox } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from '@/components/Confirm';
import { ReasonField } from '@/components/ReasonField';
import { ProblemError } from '@/lib/api/problem';
import { useFormat } from '@/lib/format';
import { readinessQuery } from './api';
import { Readiness } from './Readiness';

const CONFLICT = 409;

interface Props {
  period: string;
  tenant: string;
  interim: boolean;
  action: string;
  isBusy: boolean;
  error: unknown;
  /** With why it is forced, where it is. */
  onConfirm: (reason: string | undefined) => void;
  onClose: () => void;
}

/** Asks before a period is billed or frozen; what is not ready can be frozen all the same, for a reason that is kept. */
export function CloseConfirm({ period, tenant, interim, action, isBusy, error, onConfirm, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const readiness = useQuery({ ...readinessQuery(period, tenant), enabled: !interim });
  const [isForced, setForced] = useState(false);
  const [reason, setReason] = useState('');
  const isKnownUnready = !interim && readiness.data?.ready === false;
  // What was ready when it was read may be refused: usage has come in since.
  const isRefused = error instanceof ProblemError && error.problem.status === CONFLICT;
  const mayForce = !interim && (isKnownUnready || isRefused);
  const isDisabled = isForced && mayForce ? reason.trim() === '' : isKnownUnready;
  return (
    <Confirm
      title={action}
      action={isForced && mayForce ? t('finance.readiness.forced') : action}
      danger={isForced && mayForce}
      isBusy={isBusy}
      isDisabled={isDisabled}
      error={error}
      onConfirm={() => onConfirm(isForced && mayForce ? reason.trim() : undefined)}
      onClose={onClose}
    >
      <p>
        {t(interim ? 'finance.confirm' : 'finance.confirmFinal', {
          period: format.month(period),
          tenant: tenant || t('finance.allTenants'),
        })}
      </p>
      {!interim && readiness.data && <Readiness readiness={readiness.data} />}
      {mayForce && (
        <Checkbox
          id="close-force"
          label={t('finance.readiness.force')}
          description={t('finance.readiness.forceHelp')}
          isChecked={isForced}
          onChange={(_, checked) => setForced(checked)}
        />
      )}
      {mayForce && isForced && <ReasonField id="force-reason" value={reason} onChange={setReason} />}
    </Confirm>
  );
}
