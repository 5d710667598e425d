import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Choice } from '@/components/Choice';
import { Field } from '@/components/Field';
import { FormModal } from '@/components/FormModal';
import { InvoiceField } from '@/components/InvoiceField';
import { assign, type BankEntry } from './api';
import { type AssignmentForm, assignmentSchema, paidBy } from './entryForms';
import { OrderField } from './OrderField';

/** Books an entry, or a part of it, as the payment of an invoice or of an order that it did not name as it should. */
export function AssignEntry({ entry, onClose }: { entry: BankEntry; onClose: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const schema = useMemo(() => assignmentSchema(t), [t]);
  const { control, handleSubmit } = useForm<AssignmentForm>({
    resolver: zodResolver(schema),
    defaultValues: { pays: 'invoice', invoice: '', prepaidOrder: '', amount: entry.left.amount },
  });
  const paysOrder = useWatch({ control, name: 'pays' }) === 'prepaidOrder';
  const book = useMutation({
    mutationFn: (form: AssignmentForm) => assign(entry.id, paidBy(form), form.amount),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['finance'] });
      onClose();
    },
  });
  return (
    <FormModal
      title={t('bank.assignNamed', { counterparty: entry.counterparty })}
      action={t('bank.assign')}
      isBusy={book.isPending}
      error={book.error}
      onSubmit={(event) => void handleSubmit((form) => book.mutate(form))(event)}
      onClose={onClose}
    >
      <Choice
        control={control}
        name="pays"
        label={t('bank.pays')}
        options={(['invoice', 'prepaidOrder'] as const).map((value) => ({ value, label: t(`bank.paid.${value}`) }))}
      />
      {paysOrder ? <OrderField control={control} name="prepaidOrder" /> : <InvoiceField control={control} name="invoice" />}
      <Field
        control={control}
        name="amount"
        label={t('invoices.amount')}
        help={t(paysOrder ? 'bank.orderAmountHelp' : 'bank.amountHelp')}
        inputMode="decimal"
        isRequired
      />
    </FormModal>
  );
}
