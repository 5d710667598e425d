import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from '@/components/Confirm';
import { ReasonField } from '@/components/ReasonField';
import { useFormat } from '@/lib/format';
import { type CloseRun, decideClose, type DecisionKind } from './api';
import { closeName } from './closeName';

interface Props {
  run: CloseRun;
  kind: DecisionKind;
  onClose: () => void;
}

/** A word on a close: an approval issues, a rejection and a reopening say why. */
export function ApprovalDecision({ run, kind, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const cache = useQueryClient();
  const [reason, setReason] = useState('');
  const needsReason = kind !== 'approval';
  const decide = useMutation({
    mutationFn: () => decideClose(run.id, kind, reason.trim()),
    // A refused approval changes the close too: its figures were not those approved any more.
    onSettled: () => cache.invalidateQueries({ queryKey: ['finance'] }),
    onSuccess: onClose,
  });
  return (
    <Confirm
      title={t('finance.decisionNamed', { decision: t(`finance.decisions.${kind}`), close: closeName(run, t, format) })}
      action={t(`finance.decisions.${kind}`)}
      danger={needsReason}
      isBusy={decide.isPending}
      isDisabled={needsReason && reason.trim() === ''}
      error={decide.error}
      onConfirm={() => decide.mutate()}
      onClose={onClose}
    >
      <p>{t(`finance.decisionTexts.${kind === 'rejection' && run.state === 'ISSUING' ? 'stop' : kind}`)}</p>
      {needsReason && <ReasonField id="close-reason" value={reason} onChange={setReason} />}
    </Confirm>
  );
}
