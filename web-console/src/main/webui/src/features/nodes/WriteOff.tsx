import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from '@/components/Confirm';
import { ReasonField } from '@/components/ReasonField';
import { nodesQuery, writeOff } from './api';

interface Props {
  node: string;
  onDone: (units: number) => void;
  onClose: () => void;
}

/** Says that a node will not come back, so that what it holds can be called elsewhere. */
export function WriteOff({ node, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [reason, setReason] = useState('');
  const give = useMutation({
    mutationFn: () => writeOff(node, reason.trim()),
    onSuccess: async (units) => {
      await cache.invalidateQueries({ queryKey: nodesQuery.queryKey });
      onDone(units);
      onClose();
    },
  });
  return (
    <Confirm
      title={t('nodes.writeOffNamed', { node })}
      action={t('nodes.writeOff')}
      danger
      isBusy={give.isPending}
      isDisabled={reason.trim() === ''}
      error={give.error}
      onConfirm={() => give.mutate()}
      onClose={onClose}
    >
      <p>{t('nodes.writeOffText')}</p>
      <ReasonField id="write-off-reason" value={reason} onChange={setReason} />
    </Confirm>
  );
}
