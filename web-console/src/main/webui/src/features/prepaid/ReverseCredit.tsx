import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from '@/components/Confirm';
import { ReasonField } from '@/components/ReasonField';
import { useFormat } from '@/lib/format';
import { useKeyedMutation } from '@/lib/keyed';
import { ALL_PREPAID, type Credit, reverseCredit } from './api';

/** Takes back what is left of a credit that was given or received by mistake. */
export function ReverseCredit({ credit, onClose }: { credit: Credit; onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const cache = useQueryClient();
  const [reason, setReason] = useState('');
  const left = format.money(credit.left.amount, credit.left.currency);
  const reverse = useKeyedMutation({
    mutationFn: (_, attempt) => reverseCredit(credit.id, reason.trim(), attempt),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ALL_PREPAID });
      onClose();
    },
  });
  return (
    <Confirm
      title={t('prepaid.reverseNamed', { amount: left, tenant: credit.tenant })}
      action={t('prepaid.reverse')}
      danger
      isBusy={reverse.isPending}
      isDisabled={reason.trim() === ''}
      error={reverse.error}
      onConfirm={() => reverse.mutate()}
      onClose={onClose}
    >
      <p>{t(credit.kind === 'PAID' ? 'prepaid.reversePaidText' : 'prepaid.reverseText')}</p>
      <ReasonField id="credit-reversal-reason" value={reason} onChange={setReason} />
    </Confirm>
  );
}
