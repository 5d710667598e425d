import { zodResolver } from '@hookform/resolvers/zod';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Field } from '@/components/Field';
import { FormModal } from '@/components/FormModal';
import { useKeyedMutation } from '@/lib/keyed';
import { type BankAccount, openAccount } from './api';
import { type OpeningForm, openingSchema } from './entryForms';

/** Books what was on an account before its first statement. */
export function OpenAccount({ account, onClose }: { account: BankAccount; onClose: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const schema = useMemo(() => openingSchema(t), [t]);
  const { control, handleSubmit } = useForm<OpeningForm>({
    resolver: zodResolver(schema),
    defaultValues: { amount: account.opening.amount, reason: '' },
  });
  const book = useKeyedMutation({
    mutationFn: ({ amount, reason }: OpeningForm, attempt) =>
      openAccount(account.account, account.opening.currency, amount, reason, attempt),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['finance'] });
      onClose();
    },
  });
  return (
    <FormModal
      title={t('bank.openNamed', { account: account.account })}
      action={t('bank.open')}
      isBusy={book.isPending}
      error={book.error}
      onSubmit={(event) => void handleSubmit((form) => book.mutate(form))(event)}
      onClose={onClose}
    >
      <p>{t('bank.openText')}</p>
      <Field control={control} name="amount" label={t('invoices.amount')} help={t('bank.openHelp')} inputMode="text" isRequired />
      <Field control={control} name="reason" label={t('common.reason')} isRequired />
    </FormModal>
  );
}
