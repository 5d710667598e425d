import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from '@/components/Confirm';
import { ReasonField } from '@/components/ReasonField';
import { useKeyedMutation } from '@/lib/keyed';
import { type BankStatement, withdrawStatement } from './api';

const LONGEST = 400;

/** Takes back a statement that should not have been taken in, and why. */
export function WithdrawStatement({ statement, onClose }: { statement: BankStatement; onClose: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [reason, setReason] = useState('');
  const withdraw = useKeyedMutation({
    mutationFn: (_, attempt) => withdrawStatement(statement.id, reason.trim(), attempt),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['finance'] });
      onClose();
    },
  });
  return (
    <Confirm
      title={t('bank.withdrawNamed', { statement: statement.statement })}
      action={t('bank.withdraw')}
      danger
      isBusy={withdraw.isPending}
      isDisabled={reason.trim() === ''}
      error={withdraw.error}
      onConfirm={() => withdraw.mutate()}
      onClose={onClose}
    >
      <p>{t('bank.withdrawText')}</p>
      <ReasonField id="withdraw-reason" value={reason} longest={LONGEST} onChange={setReason} />
    </Confirm>
  );
}
