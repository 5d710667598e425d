import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Confirm } from '@/components/Confirm';
import { tenantService } from '@/lib/api/client';
import type { ApiKey } from '@/lib/api/shapes';
import { keysQuery } from '@/lib/keys';

interface Props {
  tenant: string;
  apiKey: ApiKey;
  onClose: () => void;
}

/** Revokes a key after a question: it stops within a second and never comes back. */
export function RevokeKey({ tenant, apiKey, onClose }: Props) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const revoke = useMutation({
    mutationFn: () =>
      tenantService.DELETE('/v1/tenants/{tenant}/keys/{id}', { params: { path: { tenant, id: apiKey.id } } }),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: keysQuery(tenant).queryKey });
      onClose();
    },
  });
  return (
    <Confirm
      title={t('keys.revokeTitle', { name: apiKey.name })}
      action={t('keys.revoke')}
      danger
      isBusy={revoke.isPending}
      error={revoke.error}
      onConfirm={() => revoke.mutate()}
      onClose={onClose}
    >
      {t('keys.revokeText')}
    </Confirm>
  );
}
