import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from '@/components/Confirm';
import { ReasonField } from '@/components/ReasonField';
import { useFormat } from '@/lib/format';
import { useKeyedMutation } from '@/lib/keyed';
import { type DecidedUsage, decideUsage } from './api';
import type { Deciding } from './UndecidedTable';

interface Props {
  deciding: Deciding;
  onDone: (decided: DecidedUsage) => void;
  onClose: () => void;
}

/** Says what becomes of refused usage, and why; nobody can take that back. */
export function DecideUsage({ deciding: { group, kind, after }, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const cache = useQueryClient();
  const [reason, setReason] = useState('');
  const decide = useKeyedMutation({
    mutationFn: (why: string, attempt) => decideUsage(group, kind, why, attempt, after),
    onSuccess: (decided) => {
      onDone(decided);
      onClose();
    },
    // Also where it was refused: the number that was meant is another by now.
    onSettled: () => cache.invalidateQueries({ queryKey: ['finance'] }),
  });
  const decision = t(`rejected.decisions.${kind}`);
  return (
    <Confirm
      title={t('rejected.decideNamed', {
        decision,
        node: group.node ?? t('rejected.noNode'),
        why: t(`finance.rejections.${group.reason as 'malformed'}`, group.reason),
      })}
      action={decision}
      danger={kind === 'SETTLE'}
      isBusy={decide.isPending}
      isDisabled={reason.trim() === ''}
      error={decide.error}
      onConfirm={() => decide.mutate(reason.trim())}
      onClose={onClose}
    >
      <p>{t('rejected.decideEvents', { count: group.events, events: format.number(group.events) })}</p>
      {after !== undefined && <p>{t('rejected.behind')}</p>}
      <p>{t(`rejected.decisionTexts.${kind}`)}</p>
      <ReasonField id="usage-decision-reason" value={reason} onChange={setReason} />
    </Confirm>
  );
}
