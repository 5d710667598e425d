import { zodResolver } from '@hookform/resolvers/zod';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Choice } from '@/components/Choice';
import { Field } from '@/components/Field';
import { FormModal } from '@/components/FormModal';
import type { Plan } from '@/lib/api/shapes';
import { useKeyedMutation } from '@/lib/keyed';
import {
  announceMigration,
  type MigrationForm,
  migrationOf,
  migrationSchema,
  migrationsQuery,
  usualMigration,
  WAYS,
} from './migrations';

interface Props {
  tenant: string;
  plan: string;
  /** The plan's, the latest first. */
  versions: Plan[];
  onClose: () => void;
}

/** Moves all subscriptions of earlier versions to one of the plan's versions; their consumers are told. */
export function AnnounceMigration({ tenant, plan, versions, onClose }: Props) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const schema = useMemo(() => migrationSchema(t), [t]);
  const { control, handleSubmit } = useForm<MigrationForm>({
    resolver: zodResolver(schema),
    defaultValues: usualMigration(versions[0]?.version ?? 1),
  });
  const when = useWatch({ control, name: 'when' });
  const announce = useKeyedMutation({
    mutationFn: (form: MigrationForm, attempt) => announceMigration(tenant, plan, migrationOf(form), attempt),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: migrationsQuery(tenant, plan).queryKey });
      onClose();
    },
  });
  return (
    <FormModal
      title={t('migrations.announce')}
      action={t('migrations.announce')}
      isBusy={announce.isPending}
      error={announce.error}
      onSubmit={(event) => void handleSubmit((form) => announce.mutate(form))(event)}
      onClose={onClose}
    >
      <p>{t('migrations.text')}</p>
      <Choice
        control={control}
        name="version"
        label={t('migrations.to')}
        options={versions
          .filter(({ version }) => version > 1)
          .map(({ version }) => ({ value: String(version), label: t('migrations.version', { version }) }))}
      />
      <Choice
        control={control}
        name="when"
        label={t('migrations.when')}
        options={WAYS.map((value) => ({ value, label: t(`migrations.ways.${value}`) }))}
      />
      {when === 'NOTICE' && (
        <Field control={control} name="days" label={t('migrations.days')} help={t('migrations.daysHelp')} inputMode="numeric" isRequired />
      )}
    </FormModal>
  );
}
