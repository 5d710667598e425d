import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from '@/components/Confirm';
import { ReasonField } from '@/components/ReasonField';
import { useKeyedMutation } from '@/lib/keyed';
import { type BankEntry, setAside } from './api';

/** Says that what is left of an entry is none of the books' business here, and why. */
export function SetAsideEntry({ entry, onClose }: { entry: BankEntry; onClose: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [reason, setReason] = useState('');
  const leave = useKeyedMutation({
    mutationFn: (_, attempt) => setAside(entry.id, reason.trim(), attempt),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['finance'] });
      onClose();
    },
  });
  return (
    <Confirm
      title={t('bank.setAsideNamed', { counterparty: entry.counterparty })}
      action={t('bank.setAside')}
      isBusy={leave.isPending}
      isDisabled={reason.trim() === ''}
      error={leave.error}
      onConfirm={() => leave.mutate()}
      onClose={onClose}
    >
      <p>{t('bank.setAsideText')}</p>
      <ReasonField id="set-aside-reason" value={reason} onChange={setReason} />
    </Confirm>
  );
}
