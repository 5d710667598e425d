import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from '@/components/Confirm';
import { ReasonField } from '@/components/ReasonField';
import { useKeyedMutation } from '@/lib/keyed';
import { type BankAccount, reverseOpening } from './api';

/** Takes back what was booked as an account's opening balance, so that it can be booked anew. */
export function ReverseOpening({ account, onClose }: { account: BankAccount; onClose: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [reason, setReason] = useState('');
  const undo = useKeyedMutation({
    mutationFn: (_, attempt) => reverseOpening(account.account, account.opening.currency, reason.trim(), attempt),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['finance'] });
      onClose();
    },
  });
  return (
    <Confirm
      title={t('bank.openingBackNamed', { account: account.account })}
      action={t('bank.openingBack')}
      danger
      isBusy={undo.isPending}
      isDisabled={reason.trim() === ''}
      error={undo.error}
      onConfirm={() => undo.mutate()}
      onClose={onClose}
    >
      <p>{t('bank.openingBackText')}</p>
      <ReasonField id="opening-reason" value={reason} onChange={setReason} />
    </Confirm>
  );
}
