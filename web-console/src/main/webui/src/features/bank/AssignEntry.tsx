import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Field } from '@/components/Field';
import { FormModal } from '@/components/FormModal';
import { InvoiceField } from '@/components/InvoiceField';
import { assign, type BankEntry } from './api';

/** Books an entry, or a part of it, as the payment of an invoice that it did not name as it should. */
export function AssignEntry({ entry, onClose }: { entry: BankEntry; onClose: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const schema = useMemo(
    () =>
      z.object({
        invoice: z.string().trim().min(1, t('common.required')).max(60),
        amount: z.string().trim().regex(/^\d{1,12}(\.\d{1,4})?$/, t('plans.amountRule')),
      }),
    [t],
  );
  const { control, handleSubmit } = useForm<z.infer<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: { invoice: '', amount: entry.left.amount },
  });
  const book = useMutation({
    mutationFn: (form: z.infer<typeof schema>) => assign(entry.id, form.invoice, form.amount),
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
      <InvoiceField control={control} name="invoice" />
      <Field control={control} name="amount" label={t('invoices.amount')} help={t('bank.amountHelp')} inputMode="decimal" isRequired />
    </FormModal>
  );
}
