import { zodResolver } from '@hookform/resolvers/zod';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Choice } from '@/components/Choice';
import { Field } from '@/components/Field';
import { FormModal } from '@/components/FormModal';
import { useKeyedMutation } from '@/lib/keyed';
import { credit } from './api';
import { CreditableLines } from './CreditableLines';
import { type CreditForm, creditSchema, emptyCredit, linesOf } from './creditForm';
import type { FinanceInvoice } from './invoices';

/** Takes an invoice back, wholly or some of its lines; ledger and partners' shares follow. */
export function CreditInvoice({ invoice, onClose }: { invoice: FinanceInvoice; onClose: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const schema = useMemo(() => creditSchema(t), [t]);
  const { control, handleSubmit } = useForm<CreditForm>({
    resolver: zodResolver(schema),
    defaultValues: emptyCredit(invoice),
  });
  const extent = useWatch({ control, name: 'extent' });
  const make = useKeyedMutation({
    mutationFn: (form: CreditForm, attempt) => credit(invoice.account.number, form.reason, linesOf(form), attempt),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['finance'] });
      onClose();
    },
  });
  return (
    <FormModal
      title={t('creditNotes.makeNamed', { number: invoice.account.number })}
      action={t('creditNotes.make')}
      isBusy={make.isPending}
      error={make.error}
      onSubmit={(event) => void handleSubmit((form) => make.mutate(form))(event)}
      onClose={onClose}
    >
      <Choice
        control={control}
        name="extent"
        label={t('creditNotes.extent')}
        options={(['all', 'lines'] as const).map((value) => ({ value, label: t(`creditNotes.extents.${value}`) }))}
      />
      {extent === 'lines' && <CreditableLines control={control} invoice={invoice} />}
      <Field control={control} name="reason" label={t('common.reason')} help={t('creditNotes.reasonHelp')} isRequired />
    </FormModal>
  );
}
