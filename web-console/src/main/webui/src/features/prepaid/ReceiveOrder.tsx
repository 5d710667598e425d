import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Field } from '@/components/Field';
import { FormModal } from '@/components/FormModal';
import { useFormat } from '@/lib/format';
import { ALL_PREPAID, type CreditOrder, receiveOrder } from './api';

/** The whole money of an order has come in: its credit can be used from now on. */
export function ReceiveOrder({ order, onClose }: { order: CreditOrder; onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const cache = useQueryClient();
  const schema = useMemo(
    () => z.object({ bankReference: z.string().trim().min(1, t('common.required')).max(140) }),
    [t],
  );
  const { control, handleSubmit } = useForm<z.infer<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: { bankReference: '' },
  });
  const receive = useMutation({
    mutationFn: ({ bankReference }: z.infer<typeof schema>) => receiveOrder(order.reference, bankReference),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ALL_PREPAID });
      onClose();
    },
  });
  return (
    <FormModal
      title={t('prepaid.receiveNamed', { reference: order.reference })}
      action={t('prepaid.receive')}
      isBusy={receive.isPending}
      error={receive.error}
      onSubmit={(event) => void handleSubmit((form) => receive.mutate(form))(event)}
      onClose={onClose}
    >
      <p>
        {t('prepaid.receiveText', {
          amount: format.money(order.amount.amount, order.amount.currency),
          tenant: order.tenant,
        })}
      </p>
      <Field control={control} name="bankReference" label={t('payments.reference')} help={t('prepaid.bankHelp')} isRequired />
    </FormModal>
  );
}
