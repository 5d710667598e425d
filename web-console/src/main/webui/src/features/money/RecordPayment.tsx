import { zodResolver } from '@hookform/resolvers/zod';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Choice } from '@/components/Choice';
import { Field } from '@/components/Field';
import { FormModal } from '@/components/FormModal';
import { InvoiceField } from '@/components/InvoiceField';
import { CURRENCIES } from '@/lib/currencies';
import { useKeyedMutation } from '@/lib/keyed';
import { recordPayment } from './api';
import type { InvoiceAccount } from './invoices';

interface Props {
  /** The invoice it is for, where that is known. */
  account?: InvoiceAccount;
  onClose: () => void;
}

/** Records what came in for an invoice, wholly or in part. */
export function RecordPayment({ account, onClose }: Props) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const schema = useMemo(
    () =>
      z.object({
        invoice: z.string().trim().min(1, t('common.required')).max(60),
        amount: z.string().trim().regex(/^\d{1,12}(\.\d{1,4})?$/, t('plans.amountRule')),
        currency: z.string(),
        receivedOn: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, t('common.required')),
        reference: z.string().trim().min(1, t('common.required')).max(140),
      }),
    [t],
  );
  const { control, handleSubmit } = useForm<z.infer<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: {
      invoice: account?.number ?? '',
      amount: account?.open.amount ?? '',
      currency: '',
      receivedOn: new Date().toISOString().slice(0, 10),
      reference: '',
    },
  });
  const record = useKeyedMutation({
    mutationFn: ({ currency, ...payment }: z.infer<typeof schema>, attempt) =>
      recordPayment({ ...payment, ...(currency ? { currency } : {}) }, attempt),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['finance'] });
      onClose();
    },
  });
  return (
    <FormModal
      title={t('payments.record')}
      action={t('payments.record')}
      isBusy={record.isPending}
      error={record.error}
      onSubmit={(event) => void handleSubmit((form) => record.mutate(form))(event)}
      onClose={onClose}
    >
      <InvoiceField control={control} name="invoice" />
      <div className="market-fields">
        <Field control={control} name="amount" label={t('invoices.amount')} help={t('payments.amountHelp')} inputMode="decimal" isRequired />
        <Choice
          control={control}
          name="currency"
          label={t('plans.currency')}
          help={t('payments.currencyHelp')}
          options={[{ value: '', label: t('payments.invoiceCurrency') }, ...CURRENCIES.map((code) => ({ value: code, label: code }))]}
        />
      </div>
      <Field control={control} name="receivedOn" type="date" label={t('payments.receivedOn')} isRequired />
      <Field control={control} name="reference" label={t('payments.reference')} help={t('payments.referenceHelp')} isRequired />
    </FormModal>
  );
}
