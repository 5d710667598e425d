import { zodResolver } from '@hookform/resolvers/zod';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Choice } from '@/components/Choice';
import { Field } from '@/components/Field';
import { FormModal } from '@/components/FormModal';
import { TenantField } from '@/components/TenantField';
import { CURRENCIES } from '@/lib/currencies';
import { useKeyedMutation } from '@/lib/keyed';
import { ALL_PREPAID, grantCredit } from './api';
import { type GrantForm, grantOf, grantSchema } from './grantForm';

/** Gives promotional credit, with a reason its tenant reads. */
export function GrantCredit({ tenant, onClose }: { tenant: string; onClose: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const schema = useMemo(() => grantSchema(t), [t]);
  const { control, handleSubmit } = useForm<GrantForm>({
    resolver: zodResolver(schema),
    defaultValues: { tenant, amount: '', currency: 'EUR', priority: '', until: '', reason: '' },
  });
  const grant = useKeyedMutation({
    mutationFn: (form: GrantForm, attempt) => grantCredit(grantOf(form), attempt),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ALL_PREPAID });
      onClose();
    },
  });
  return (
    <FormModal
      title={t('prepaid.grant')}
      action={t('prepaid.grant')}
      isBusy={grant.isPending}
      error={grant.error}
      onSubmit={(event) => void handleSubmit((form) => grant.mutate(form))(event)}
      onClose={onClose}
    >
      <TenantField control={control} name="tenant" help={t('tenantChoice.help')} isRequired />
      <div className="market-fields">
        <Field control={control} name="amount" label={t('invoices.amount')} inputMode="decimal" isRequired />
        <Choice
          control={control}
          name="currency"
          label={t('plans.currency')}
          options={CURRENCIES.map((code) => ({ value: code, label: code }))}
        />
        <Field control={control} name="until" type="date" label={t('prepaid.until')} help={t('prepaid.untilHelp')} />
        <Field control={control} name="priority" label={t('prepaid.priority')} help={t('prepaid.priorityHelp')} inputMode="numeric" />
      </div>
      <Field control={control} name="reason" label={t('common.reason')} help={t('prepaid.reasonHelp')} isRequired />
    </FormModal>
  );
}
