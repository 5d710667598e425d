import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from '@/components/Confirm';
import { ReasonField } from '@/components/ReasonField';
import { useFormat } from '@/lib/format';
import { type IntakeNode, writeOffGaps } from './api';

interface Props {
  run: IntakeNode;
  onDone: (gaps: number) => void;
  onClose: () => void;
}

/** Says that what is missing of a run will never come, and why; nobody can take that back. */
export function WriteOffGaps({ run, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const cache = useQueryClient();
  const [reason, setReason] = useState('');
  const { node = '', epoch = 0, gaps, lost } = run;
  const give = useMutation({
    mutationFn: () => writeOffGaps({ node, epoch }, lost, reason.trim()),
    onSuccess: (written) => {
      onDone(written);
      onClose();
    },
    // Also where it was refused: what is missing is another number by now.
    onSettled: () => cache.invalidateQueries({ queryKey: ['finance'] }),
  });
  return (
    <Confirm
      title={t('gaps.writeOffNamed', { node, epoch })}
      action={t('gaps.writeOff')}
      danger
      isBusy={give.isPending}
      isDisabled={reason.trim() === ''}
      error={give.error}
      onConfirm={() => give.mutate()}
      onClose={onClose}
    >
      <p>{t('gaps.writeOffShare', { gaps: format.number(gaps), missing: format.number(lost) })}</p>
      <p>{t('gaps.writeOffText')}</p>
      <ReasonField id="gap-reason" value={reason} onChange={setReason} />
    </Confirm>
  );
}
