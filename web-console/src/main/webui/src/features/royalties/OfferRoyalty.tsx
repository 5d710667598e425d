import { zodResolver } from '@hookform/resolvers/zod';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Choice } from '@/components/Choice';
import { Field } from '@/components/Field';
import { FormModal } from '@/components/FormModal';
import { ModelChoice } from '@/components/ModelChoice';
import { useKeyedMutation } from '@/lib/keyed';
import { FORMS, offerRoyalty, royaltyOffersQuery } from './api';

/** Offers a model as a base from now on; releases that have declared it before keep what they took. */
export function OfferRoyalty({ tenant, onClose }: { tenant: string; onClose: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const schema = useMemo(
    () =>
      z.object({
        model: z.string().min(1, t('common.required')),
        form: z.enum(FORMS),
        percent: z
          .string()
          .trim()
          .regex(/^(\d{1,2}(\.\d{1,12})?|100(\.0{1,12})?)$/, t('agreements.percentRule')),
      }),
    [t],
  );
  const { control, handleSubmit } = useForm<z.infer<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: { model: '', form: 'ABSOLUTE', percent: '' },
  });
  const offer = useKeyedMutation({
    mutationFn: (form: z.infer<typeof schema>, attempt) => offerRoyalty(tenant, form, attempt),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: royaltyOffersQuery(tenant).queryKey });
      onClose();
    },
  });
  return (
    <FormModal
      title={t('royalties.offer')}
      action={t('royalties.offer')}
      isBusy={offer.isPending}
      error={offer.error}
      onSubmit={(event) => void handleSubmit((form) => offer.mutate(form))(event)}
      onClose={onClose}
    >
      <ModelChoice control={control} name="model" tenant={tenant} />
      <Choice
        control={control}
        name="form"
        label={t('royalties.form')}
        options={FORMS.map((value) => ({ value, label: t(`royalties.forms.${value}`) }))}
      />
      <Field control={control} name="percent" label={t('agreements.percent')} help={t('royalties.percentHelp')} inputMode="decimal" isRequired />
    </FormModal>
  );
}
