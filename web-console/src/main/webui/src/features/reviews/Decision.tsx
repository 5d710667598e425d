import { Form, FormGroup, TextArea } from '@patternfly/react-core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from '@/components/Confirm';
import type { Review } from '@/lib/api/shapes';
import { useKeyedMutation } from '@/lib/keyed';
import { approve, reject, reviewsQuery } from './api';

export type DecisionKind = 'approval' | 'rejection';

interface Props {
  kind: DecisionKind;
  review: Review;
  onClose: () => void;
}

/** The operator's word on a release: a rejection says why, an approval may add a note. */
export function Decision({ kind, review, onClose }: Props) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [words, setWords] = useState('');
  const isRejection = kind === 'rejection';
  const decide = useKeyedMutation({
    mutationFn: (_, attempt) => (isRejection ? reject(review, words.trim(), attempt) : approve(review, words.trim(), attempt)),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: reviewsQuery.queryKey });
      onClose();
    },
  });
  const release = `${review.model} ${review.version}`;
  return (
    <Confirm
      title={isRejection ? t('reviews.rejectTitle', { release }) : t('reviews.approveTitle', { release })}
      action={isRejection ? t('reviews.reject') : t('reviews.approve')}
      danger={isRejection}
      isBusy={decide.isPending}
      isDisabled={isRejection && words.trim() === ''}
      error={decide.error}
      onConfirm={() => decide.mutate()}
      onClose={onClose}
    >
      <Form onSubmit={(event) => event.preventDefault()}>
        <FormGroup label={isRejection ? t('reviews.reason') : t('reviews.note')} fieldId="words" isRequired={isRejection}>
          <TextArea
            id="words"
            value={words}
            onChange={(_, value) => setWords(value)}
            maxLength={500}
            rows={3}
            resizeOrientation="vertical"
            isRequired={isRejection}
          />
        </FormGroup>
      </Form>
    </Confirm>
  );
}
