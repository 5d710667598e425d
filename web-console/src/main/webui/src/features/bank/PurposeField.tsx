import { useQuery } from '@tanstack/react-query';
import type { Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Field } from '@/components/Field';
import { InvoiceField } from '@/components/InvoiceField';
import { useFormat } from '@/lib/format';
import { outgoingPayoutsQuery, returnableQuery } from './api';
import type { AssignmentForm } from './entryForms';
import { OrderField } from './OrderField';

interface Props {
  control: Control<AssignmentForm>;
  /** Of what kind it is, and so what its names are. */
  kind: 'invoice' | 'prepaidOrder' | 'payout' | 'settlement' | 'takesBack';
  /** The entry's: payouts in others are not offered. */
  currency: string;
}

/** The name of what an entry is for, with those offered that wait for it. */
export function PurposeField({ control, kind, currency }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const waiting = useQuery(outgoingPayoutsQuery).data ?? [];
  const payouts = waiting.filter(({ amount }) => amount.currency === currency);
  const credits = useQuery(returnableQuery).data ?? [];
  switch (kind) {
    case 'invoice':
      return <InvoiceField control={control} name="invoice" />;
    case 'prepaidOrder':
      return <OrderField control={control} name="prepaidOrder" />;
    case 'payout':
      return (
        <Field
          control={control}
          name="payout"
          label={t('bank.payout')}
          help={t('bank.payoutHelp')}
          suggestions={payouts.map(({ name, tenant, amount }) => ({
            value: name,
            label: t('bank.payoutOf', { tenant, amount: format.money(amount.amount, amount.currency) }),
          }))}
          isRequired
        />
      );
    case 'settlement':
      return (
        <Field
          control={control}
          name="settlement"
          label={t('bank.settlement')}
          help={t('bank.settlementHelp')}
          suggestions={[...new Set(payouts.map(({ settlement }) => settlement))].map((settlement) => ({
            value: settlement,
            label: payouts
              .filter((payout) => payout.settlement === settlement)
              .map(({ tenant }) => tenant)
              .join(', '),
          }))}
          isRequired
        />
      );
    case 'takesBack':
      return (
        <Field
          control={control}
          name="takesBack"
          label={t('bank.takesBack')}
          help={t('bank.takesBackHelp')}
          suggestions={credits.map(({ id, counterparty, amount, bookedOn }) => ({
            value: id,
            label: t('bank.takesBackOf', {
              counterparty,
              amount: format.money(amount.amount, amount.currency),
              day: format.day(bookedOn),
            }),
          }))}
          isRequired
        />
      );
  }
}
