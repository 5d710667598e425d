import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Confirm } from '@/components/Confirm';
import type { Member } from '@/lib/api/shapes';
import { remove } from './api';

/** Takes somebody out of the tenant after a question. */
export function RemoveMember({ tenant, member, onClose }: { tenant: string; member: Member; onClose: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const act = useMutation({
    mutationFn: () => remove(tenant, member.id),
    onSuccess: async () => {
      await cache.invalidateQueries();
      onClose();
    },
  });
  return (
    <Confirm
      title={t('members.removeNamed', { email: member.email })}
      action={t('members.remove')}
      danger
      isBusy={act.isPending}
      error={act.error}
      onConfirm={() => act.mutate()}
      onClose={onClose}
    >
      {t('members.removeText')}
    </Confirm>
  );
}
