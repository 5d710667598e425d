import { Form, FormGroup, TextInput } from '@patternfly/react-core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from '@/components/Confirm';
import { approveClose, type CloseRun, rejectClose } from './api';

export type DecisionKind = 'approval' | 'rejection';

interface Props {
  run: CloseRun;
  kind: DecisionKind;
  title: string;
  onClose: () => void;
}

/** The second person's word on a close: an approval issues, a rejection says why. */
export function ApprovalDecision({ run, kind, title, onClose }: Props) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [reason, setReason] = useState('');
  const isRejection = kind === 'rejection';
  const decide = useMutation({
    mutationFn: () => (isRejection ? rejectClose(run.id, reason.trim()) : approveClose(run.id)),
    onSuccess: async () => {
      await cache.invalidateQueries();
      onClose();
    },
  });
  return (
    <Confirm
      title={title}
      action={title}
      danger={isRejection}
      isBusy={decide.isPending}
      isDisabled={isRejection && reason.trim() === ''}
      error={decide.error}
      onConfirm={() => decide.mutate()}
      onClose={onClose}
    >
      {isRejection ? (
        <Form onSubmit={(event) => event.preventDefault()}>
          <FormGroup label={t('finance.reason')} fieldId="close-reason" isRequired>
            <TextInput
              id="close-reason"
              value={reason}
              maxLength={500}
              isRequired
              onChange={(_, value) => setReason(value)}
            />
          </FormGroup>
        </Form>
      ) : (
        t('finance.approveText')
      )}
    </Confirm>
  );
}
