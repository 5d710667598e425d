import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Confirm } from '@/components/Confirm';
import { type Migration, migrationsQuery, withdrawMigration } from './migrations';

interface Props {
  tenant: string;
  plan: string;
  migration: Migration;
  onClose: () => void;
}

/** Takes a migration back after a question: what was moved stays moved. */
export function WithdrawMigration({ tenant, plan, migration, onClose }: Props) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const withdraw = useMutation({
    mutationFn: () => withdrawMigration(tenant, plan, migration.id),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: migrationsQuery(tenant, plan).queryKey });
      onClose();
    },
  });
  return (
    <Confirm
      title={t('migrations.withdrawNamed', { version: migration.toVersion })}
      action={t('migrations.withdraw')}
      danger
      isBusy={withdraw.isPending}
      error={withdraw.error}
      onConfirm={() => withdraw.mutate()}
      onClose={onClose}
    >
      {t('migrations.withdrawText', { count: migration.waiting })}
    </Confirm>
  );
}
