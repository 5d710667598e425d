import { zodResolver } from '@hookform/resolvers/zod';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Choice } from '@/components/Choice';
import { Field } from '@/components/Field';
import { FormModal } from '@/components/FormModal';
import { useKeyedMutation } from '@/lib/keyed';
import { assign, type BankEntry } from './api';
import { type AssignmentForm, assignmentSchema, isNamed, KINDS, purposeOf } from './entryForms';
import { PurposeField } from './PurposeField';

const AMOUNT_HELP: Partial<Record<AssignmentForm['pays'], 'bank.amountHelp' | 'bank.orderAmountHelp'>> = {
  invoice: 'bank.amountHelp',
  prepaidOrder: 'bank.orderAmountHelp',
};

/** Says what an entry, or a part of it, is for, where the bank did not say so as it should. */
export function AssignEntry({ entry, onClose }: { entry: BankEntry; onClose: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const schema = useMemo(() => assignmentSchema(t), [t]);
  const kinds = entry.credit ? KINDS.credit : KINDS.debit;
  const { control, handleSubmit } = useForm<AssignmentForm>({
    resolver: zodResolver(schema),
    defaultValues: {
      pays: entry.parked === 'CHARGE' ? 'BANK_FEES' : kinds[0],
      invoice: '',
      prepaidOrder: '',
      payout: '',
      settlement: '',
      takesBack: '',
      code: entry.returnCode ?? '',
      reason: '',
      amount: entry.left.amount,
    },
  });
  const pays = useWatch({ control, name: 'pays' });
  const book = useKeyedMutation({
    mutationFn: (form: AssignmentForm, attempt) => assign(entry.id, purposeOf(form), form.amount, attempt),
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
        options={kinds.map((value) => ({ value, label: t(`bank.paid.${value}`) }))}
      />
      {isNamed(pays) ? (
        <PurposeField control={control} kind={pays} currency={entry.left.currency} />
      ) : (
        <Field control={control} name="reason" label={t('common.reason')} isRequired />
      )}
      {pays === 'payout' && entry.credit && <Field control={control} name="code" label={t('bank.code')} help={t('bank.codeHelp')} />}
      <Field
        control={control}
        name="amount"
        label={t('invoices.amount')}
        help={t(AMOUNT_HELP[pays] ?? 'bank.debitHelp')}
        inputMode="decimal"
        isRequired
      />
    </FormModal>
  );
}
