import { zodResolver } from '@hookform/resolvers/zod';
import { Button } from '@patternfly/react-core';
import { PlusCircleIcon, TrashIcon } from '@patternfly/react-icons';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type Control, useFieldArray, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Choice } from '@/components/Choice';
import { Field } from '@/components/Field';
import { FormModal } from '@/components/FormModal';
import { CURRENCIES } from '@/lib/currencies';
import { currentPeriod, shiftPeriod } from '@/lib/format';
import { useKeyedMutation } from '@/lib/keyed';
import { feesQuery, setFees } from './api';
import { emptyFees, type FeeForm, feeSchema, MOST_BANDS, scheduleOf } from './feeForm';

/** Sets what the platform takes from a month on that has not begun; it is never changed afterwards. */
export function SetFees({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const schema = useMemo(() => feeSchema(t), [t]);
  const { control, handleSubmit } = useForm<FeeForm>({
    resolver: zodResolver(schema),
    defaultValues: emptyFees(shiftPeriod(currentPeriod('UTC'), 1)),
  });
  const set = useKeyedMutation({
    mutationFn: (form: FeeForm, attempt) => setFees(scheduleOf(form), attempt),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: feesQuery.queryKey });
      onClose();
    },
  });
  return (
    <FormModal
      title={t('fees.set')}
      action={t('fees.set')}
      isBusy={set.isPending}
      error={set.error}
      onSubmit={(event) => void handleSubmit((form) => set.mutate(form))(event)}
      onClose={onClose}
    >
      <Choice
        control={control}
        name="currency"
        label={t('plans.currency')}
        options={CURRENCIES.map((code) => ({ value: code, label: code }))}
      />
      <Field control={control} name="month" wire="from" type="month" label={t('fees.from')} help={t('fees.fromHelp')} isRequired />
      <Bands control={control} />
    </FormModal>
  );
}

function Bands({ control }: { control: Control<FeeForm> }) {
  const { t } = useTranslation();
  const { fields, append, remove } = useFieldArray({ control, name: 'bands' });
  return (
    <fieldset className="market-tiers">
      <legend>{t('agreements.percent')}</legend>
      {fields.map((field, index) => (
        <div key={field.id} className="market-tier" role="group" aria-label={t('agreements.bandNumbered', { number: index + 1 })}>
          {index > 0 && (
            <Field control={control} name={`bands.${index}.from`} label={t('agreements.bandFrom')} inputMode="decimal" isRequired />
          )}
          <Field control={control} name={`bands.${index}.percent`} label={t('agreements.bandPercent')} inputMode="decimal" isRequired />
          {index > 0 && (
            <Button
              variant="plain"
              icon={<TrashIcon />}
              onClick={() => remove(index)}
              aria-label={t('agreements.removeBand', { number: index + 1 })}
            />
          )}
        </div>
      ))}
      {fields.length > 1 && (
        <Choice
          control={control}
          name="wholeVolume"
          label={t('agreements.wholeVolume')}
          options={(['no', 'yes'] as const).map((value) => ({ value, label: t(`agreements.volumes.${value}`) }))}
        />
      )}
      {fields.length < MOST_BANDS && (
        <Button variant="link" isInline icon={<PlusCircleIcon />} onClick={() => append({ from: '', percent: '' })}>
          {t('agreements.addBand')}
        </Button>
      )}
    </fieldset>
  );
}
