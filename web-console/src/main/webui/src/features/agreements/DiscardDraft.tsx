import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Confirm } from '@/components/Confirm';
import { type AgreementDraft, discardDraft, draftsQuery } from './drafts';

interface Props {
  tenant: string;
  draft: AgreementDraft;
  onDone?: () => void;
  onClose: () => void;
}

/** Throws a draft away, which nobody else has seen. */
export function DiscardDraft({ tenant, draft, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const discard = useMutation({
    mutationFn: () => discardDraft(tenant, draft.id),
    onSuccess: async () => {
      onClose();
      onDone?.();
      await cache.invalidateQueries({ queryKey: draftsQuery(tenant).queryKey, exact: true });
    },
  });
  return (
    <Confirm
      title={t('agreements.drafts.discardNamed', { model: draft.terms.model })}
      action={t('agreements.drafts.discard')}
      danger
      isBusy={discard.isPending}
      error={discard.error}
      onConfirm={() => discard.mutate()}
      onClose={onClose}
    >
      {t('agreements.drafts.discardText')}
    </Confirm>
  );
}
