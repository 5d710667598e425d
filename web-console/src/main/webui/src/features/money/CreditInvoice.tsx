import { zodResolver } from '@hookform/resolvers/zod';
import { Button } from '@patternfly/react-core';
import { PlusCircleIcon, TrashIcon } from '@patternfly/react-icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useFieldArray, useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Choice } from '@/components/Choice';
import { Field } from '@/components/Field';
import { FormModal } from '@/components/FormModal';
import { credit } from './api';
import { type CreditForm, creditSchema, linesOf } from './creditForm';

/** Takes an invoice back, wholly or some of its lines; ledger and partners' shares follow. */
export function CreditInvoice({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const schema = useMemo(() => creditSchema(t), [t]);
  const { control, handleSubmit } = useForm<CreditForm>({
    resolver: zodResolver(schema),
    defaultValues: { number: '', reason: '', extent: 'all', lines: [{ line: '1', amount: '' }] },
  });
  const { fields, append, remove } = useFieldArray({ control, name: 'lines' });
  const extent = useWatch({ control, name: 'extent' });
  const make = useMutation({
    mutationFn: (form: CreditForm) => credit(form.number, form.reason, linesOf(form)),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['finance'] });
      onClose();
    },
  });
  return (
    <FormModal
      title={t('creditNotes.make')}
      action={t('creditNotes.make')}
      isBusy={make.isPending}
      error={make.error}
      onSubmit={(event) => void handleSubmit((form) => make.mutate(form))(event)}
      onClose={onClose}
    >
      <Field control={control} name="number" label={t('creditNotes.invoice')} help={t('creditNotes.invoiceHelp')} isRequired />
      <Choice
        control={control}
        name="extent"
        label={t('creditNotes.extent')}
        options={(['all', 'lines'] as const).map((value) => ({ value, label: t(`creditNotes.extents.${value}`) }))}
      />
      {extent === 'lines' && (
        <fieldset className="market-tiers">
          <legend>{t('creditNotes.lines')}</legend>
          {fields.map((field, index) => (
            <div key={field.id} className="market-tier">
              <Field control={control} name={`lines.${index}.line`} label={t('creditNotes.lineNumber')} inputMode="numeric" isRequired />
              <Field control={control} name={`lines.${index}.amount`} label={t('invoices.amount')} inputMode="decimal" isRequired />
              <Button
                variant="plain"
                icon={<TrashIcon />}
                isDisabled={fields.length < 2}
                onClick={() => remove(index)}
                aria-label={t('creditNotes.removeLine', { number: index + 1 })}
              />
            </div>
          ))}
          <Button variant="link" isInline icon={<PlusCircleIcon />} onClick={() => append({ line: '', amount: '' })}>
            {t('creditNotes.addLine')}
          </Button>
        </fieldset>
      )}
      <Field control={control} name="reason" label={t('common.reason')} help={t('creditNotes.reasonHelp')} isRequired />
    </FormModal>
  );
}
