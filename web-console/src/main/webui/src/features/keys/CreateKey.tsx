import { zodResolver } from '@hookform/resolvers/zod';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Choice } from '@/components/Choice';
import { Field } from '@/components/Field';
import { FormModal } from '@/components/FormModal';
import { useKeyedMutation } from '@/lib/keyed';
import { budgetUseQuery, keysQuery } from '@/lib/keys';
import { useMay } from '@/lib/tenants';
import { createKey } from './api';
import { BudgetFields } from './BudgetFields';
import { optionalBudgetOf, optionalBudgetSchema } from './budgetForm';
import { ShownOnce } from './ShownOnce';

const LIFETIMES = ['30', '90', '365', ''] as const;
const DAY_MILLIS = 86_400_000;

/** Makes a key, with a budget where an owner gives it one, and shows it: this once. */
export function CreateKey({ tenant, onClose }: { tenant: string; onClose: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const mayLimit = useMay(tenant);
  const schema = useMemo(
    () =>
      optionalBudgetSchema(t).extend({
        name: z.string().trim().min(1, t('common.required')).max(100),
        days: z.enum(LIFETIMES),
      }),
    [t],
  );
  type Form = z.infer<typeof schema>;
  const { control, handleSubmit } = useForm<Form>({
    resolver: zodResolver(schema),
    defaultValues: { name: '', days: '90', requests: '', kind: 'HARD' },
  });
  // A second press asks for the same key, so its end is counted from one moment.
  const [begun] = useState(() => Date.now());
  const create = useKeyedMutation({
    mutationFn: ({ name, days, ...limit }: Form, attempt) => {
      const budget = optionalBudgetOf(limit);
      const wish = {
        name,
        ...(days ? { expiresAt: new Date(begun + Number(days) * DAY_MILLIS).toISOString() } : {}),
        ...(budget ? { budget } : {}),
      };
      return createKey(tenant, wish, attempt);
    },
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: keysQuery(tenant).queryKey });
      await cache.invalidateQueries({ queryKey: budgetUseQuery(tenant).queryKey });
    },
  });

  if (create.isSuccess) {
    return <ShownOnce token={create.data.token} onClose={onClose} />;
  }
  return (
    <FormModal
      title={t('keys.create')}
      action={t('keys.create')}
      isBusy={create.isPending}
      error={create.error}
      onSubmit={(event) => void handleSubmit((form) => create.mutate(form))(event)}
      onClose={onClose}
    >
      <Field control={control} name="name" label={t('keys.name')} help={t('keys.nameHelp')} isRequired />
      <Choice
        control={control}
        name="days"
        label={t('keys.lifetime')}
        options={LIFETIMES.map((days) => ({
          value: days,
          label: days ? t('keys.days', { days }) : t('keys.never'),
        }))}
      />
      {mayLimit && <BudgetFields control={control} isRequired={false} />}
    </FormModal>
  );
}
