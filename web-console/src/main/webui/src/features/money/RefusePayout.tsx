import { FormGroup, TextInput } from '@patternfly/react-core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from '@/components/Confirm';
import { ConfirmForm } from '@/components/ConfirmForm';
import { ReasonField } from '@/components/ReasonField';
import { useKeyedMutation } from '@/lib/keyed';
import { rejectPayout, unrejectPayout } from './api';

interface Props {
  settlement: string;
  tenant: string;
  /** Says so, or takes it back. */
  way: 'reject' | 'unreject';
  onClose: () => void;
}

const CODE = /^([A-Z0-9]{4})?$/;
const LENGTH_OF_CODE = 4;

/** Says that the bank has refused a payout before it left, or takes that back, and why. */
export function RefusePayout({ settlement, tenant, way, onClose }: Props) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [code, setCode] = useState('');
  const [reason, setReason] = useState('');
  const say = useKeyedMutation({
    mutationFn: (_, attempt) =>
      way === 'reject'
        ? rejectPayout(settlement, tenant, code, reason.trim(), attempt)
        : unrejectPayout(settlement, tenant, reason.trim(), attempt),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['finance'] });
      onClose();
    },
  });
  return (
    <Confirm
      title={t(`settlements.${way}Named`, { tenant })}
      action={t(`settlements.${way}`)}
      isBusy={say.isPending}
      isDisabled={reason.trim() === '' || !CODE.test(code)}
      error={say.error}
      onConfirm={() => say.mutate()}
      onClose={onClose}
    >
      <p>{t(`settlements.${way}Text`)}</p>
      {way === 'reject' && (
        <ConfirmForm>
          <FormGroup label={t('settlements.code')} fieldId="payout-code">
            <TextInput
              id="payout-code"
              value={code}
              maxLength={LENGTH_OF_CODE}
              autoComplete="off"
              onChange={(_, next) => setCode(next.toUpperCase())}
            />
          </FormGroup>
        </ConfirmForm>
      )}
      <ReasonField id="payout-reason" value={reason} onChange={setReason} />
    </Confirm>
  );
}
