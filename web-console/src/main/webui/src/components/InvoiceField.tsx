import { useQuery } from '@tanstack/react-query';
import { type Control, type FieldPath, type FieldValues, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/lib/format';
import { openInvoicesQuery } from '@/lib/openInvoices';
import { Field } from './Field';

interface Props<V extends FieldValues> {
  control: Control<V>;
  name: FieldPath<V>;
}

/** An invoice by its number: those that something is owed of are offered, and what is owed of it is said. */
export function InvoiceField<V extends FieldValues>({ control, name }: Props<V>) {
  const { t } = useTranslation();
  const format = useFormat();
  const invoices = useQuery(openInvoicesQuery).data ?? [];
  const typed = String(useWatch({ control, name })).trim();
  const described = ({ tenant, open }: (typeof invoices)[number]) =>
    t('creditNotes.owed', { tenant, amount: format.money(open.amount, open.currency) });
  const found = invoices.find(({ number }) => number === typed);
  return (
    <Field
      control={control}
      name={name}
      label={t('creditNotes.invoice')}
      help={found ? described(found) : t('creditNotes.invoiceHelp')}
      suggestions={invoices.map((invoice) => ({ value: invoice.number, label: described(invoice) }))}
      isRequired
    />
  );
}
