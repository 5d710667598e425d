import { useQuery } from '@tanstack/react-query';
import { type Control, type FieldPath, type FieldValues, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Field } from '@/components/Field';
import { useFormat } from '@/lib/format';
import { openOrdersQuery } from './api';

interface Props<V extends FieldValues> {
  control: Control<V>;
  name: FieldPath<V>;
}

/** An order of prepaid credit by its reference: those that are not paid are offered, and what was ordered is said. */
export function OrderField<V extends FieldValues>({ control, name }: Props<V>) {
  const { t } = useTranslation();
  const format = useFormat();
  const orders = useQuery(openOrdersQuery).data ?? [];
  const typed = String(useWatch({ control, name })).trim();
  const described = ({ tenant, amount }: (typeof orders)[number]) =>
    t('bank.orderOf', { tenant, amount: format.money(amount.amount, amount.currency) });
  const found = orders.find(({ reference }) => reference === typed);
  return (
    <Field
      control={control}
      name={name}
      label={t('bank.order')}
      help={found ? described(found) : t('bank.orderHelp')}
      suggestions={orders.map((order) => ({ value: order.reference, label: described(order) }))}
      isRequired
    />
  );
}
