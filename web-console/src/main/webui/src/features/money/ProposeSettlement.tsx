import { zodResolver } from '@hookform/resolvers/zod';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Choice } from '@/components/Choice';
import { Field } from '@/components/Field';
import { FormModal } from '@/components/FormModal';
import { CURRENCIES } from '@/lib/currencies';
import { useKeyedMutation } from '@/lib/keyed';
import { proposeSettlement } from './api';

/** Proposes to pay everybody who is due enough in a currency, on a day. */
export function ProposeSettlement({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const schema = useMemo(
    () =>
      z.object({
        currency: z.string().length(3),
        executeOn: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, t('common.required')),
      }),
    [t],
  );
  const { control, handleSubmit } = useForm<z.infer<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: { currency: 'EUR', executeOn: new Date().toISOString().slice(0, 10) },
  });
  const propose = useKeyedMutation({
    mutationFn: (form: z.infer<typeof schema>, attempt) => proposeSettlement(form.currency, form.executeOn, attempt),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['finance'] });
      onClose();
    },
  });
  return (
    <FormModal
      title={t('settlements.propose')}
      action={t('settlements.propose')}
      isBusy={propose.isPending}
      error={propose.error}
      onSubmit={(event) => void handleSubmit((form) => propose.mutate(form))(event)}
      onClose={onClose}
    >
      <Choice
        control={control}
        name="currency"
        label={t('plans.currency')}
        options={CURRENCIES.map((code) => ({ value: code, label: code }))}
      />
      <Field control={control} name="executeOn" type="date" label={t('settlements.executeOn')} help={t('settlements.executeHelp')} isRequired />
    </FormModal>
  );
}
