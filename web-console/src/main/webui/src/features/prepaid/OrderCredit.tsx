import { zodResolver } from '@hookform/resolvers/zod';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Choice } from '@/components/Choice';
import { Field } from '@/components/Field';
import { FormModal } from '@/components/FormModal';
import { CURRENCIES } from '@/lib/currencies';
import { useKeyedMutation } from '@/lib/keyed';
import { orderCredit, ownPrepaid } from './api';
import { creditAmount } from './grantForm';

/** Orders credit; the reference to pay it under is in the list of orders then. */
export function OrderCredit({ tenant, onClose }: { tenant: string; onClose: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const schema = useMemo(() => z.object({ amount: creditAmount(t), currency: z.string().length(3) }), [t]);
  const { control, handleSubmit } = useForm<z.infer<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: { amount: '', currency: 'EUR' },
  });
  const order = useKeyedMutation({
    mutationFn: (form: z.infer<typeof schema>, attempt) => orderCredit(tenant, form, attempt),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ownPrepaid(tenant) });
      onClose();
    },
  });
  return (
    <FormModal
      title={t('prepaid.orderCredit')}
      action={t('prepaid.orderCredit')}
      isBusy={order.isPending}
      error={order.error}
      onSubmit={(event) => void handleSubmit((form) => order.mutate(form))(event)}
      onClose={onClose}
    >
      <Field control={control} name="amount" label={t('invoices.amount')} help={t('prepaid.orderHelp')} inputMode="decimal" isRequired />
      <Choice
        control={control}
        name="currency"
        label={t('plans.currency')}
        options={CURRENCIES.map((code) => ({ value: code, label: code }))}
      />
    </FormModal>
  );
}
