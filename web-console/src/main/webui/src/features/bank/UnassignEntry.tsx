import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from '@/components/Confirm';
import { ReasonField } from '@/components/ReasonField';
import { useFormat } from '@/lib/format';
import { useKeyedMutation } from '@/lib/keyed';
import { type BankEntry, type BankUse, unassign } from './api';

/** Takes back what a part of an entry was said to be for, and why. */
export function UnassignEntry({ entry, use, onClose }: { entry: BankEntry; use: BankUse; onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const cache = useQueryClient();
  const [reason, setReason] = useState('');
  const undo = useKeyedMutation({
    mutationFn: (_, attempt) => unassign(entry.id, use.id, reason.trim(), attempt),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['finance'] });
      onClose();
    },
  });
  return (
    <Confirm
      title={t('bank.unassignNamed', {
        amount: format.money(use.amount.amount, use.amount.currency),
        counterparty: entry.counterparty,
      })}
      action={t('bank.unassign')}
      isBusy={undo.isPending}
      isDisabled={reason.trim() === ''}
      error={undo.error}
      onConfirm={() => undo.mutate()}
      onClose={onClose}
    >
      <p>{t('bank.unassignText')}</p>
      <ReasonField id="unassign-reason" value={reason} onChange={setReason} />
    </Confirm>
  );
}
