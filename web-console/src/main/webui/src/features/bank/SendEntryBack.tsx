import { zodResolver } from '@hookform/resolvers/zod';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Field } from '@/components/Field';
import { FormModal } from '@/components/FormModal';
import { useKeyedMutation } from '@/lib/keyed';
import { type BankEntry, sendBack } from './api';
import { type ReturnForm, returnSchema } from './entryForms';

/** Says that an entry, or a part of it, was sent back to who paid it, and why. */
export function SendEntryBack({ entry, onClose }: { entry: BankEntry; onClose: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const schema = useMemo(() => returnSchema(t), [t]);
  const { control, handleSubmit } = useForm<ReturnForm>({
    resolver: zodResolver(schema),
    defaultValues: { amount: entry.left.amount, reason: '' },
  });
  const give = useKeyedMutation({
    mutationFn: ({ amount, reason }: ReturnForm, attempt) => sendBack(entry.id, amount, reason, attempt),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['finance'] });
      onClose();
    },
  });
  return (
    <FormModal
      title={t('bank.sendBackNamed', { counterparty: entry.counterparty })}
      action={t('bank.sendBack')}
      isBusy={give.isPending}
      error={give.error}
      onSubmit={(event) => void handleSubmit((form) => give.mutate(form))(event)}
      onClose={onClose}
    >
      <p>{t('bank.sendBackText')}</p>
      <Field control={control} name="amount" label={t('invoices.amount')} help={t('bank.returnHelp')} inputMode="decimal" isRequired />
      <Field control={control} name="reason" label={t('common.reason')} isRequired />
    </FormModal>
  );
}
