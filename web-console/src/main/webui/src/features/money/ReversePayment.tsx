import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from '@/components/Confirm';
import { ReasonField } from '@/components/ReasonField';
import { type Payment, reversePayment } from './api';

/** Takes a payment back that was a mistake or did not stay. */
export function ReversePayment({ payment, onClose }: { payment: Payment; onClose: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [reason, setReason] = useState('');
  const reverse = useMutation({
    mutationFn: () => reversePayment(payment.id, reason.trim()),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['finance'] });
      onClose();
    },
  });
  return (
    <Confirm
      title={t('payments.reverseNamed', { reference: payment.reference })}
      action={t('payments.reverse')}
      danger
      isBusy={reverse.isPending}
      isDisabled={reason.trim() === ''}
      error={reverse.error}
      onConfirm={() => reverse.mutate()}
      onClose={onClose}
    >
      <p>{t('payments.reverseText')}</p>
      <ReasonField id="reversal-reason" value={reason} onChange={setReason} />
    </Confirm>
  );
}
