import { Alert } from '@/components/Alert';
import { zodResolver } from '@hookform/resolvers/zod';
import { ActionGroup, Form } from '@patternfly/react-core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Button } from '@/components/Button';
import { Field } from '@/components/Field';
import { LeaveGuard } from '@/components/LeaveGuard';
import { Loaded } from '@/components/Loaded';
import { PageFrame } from '@/components/PageFrame';
import { Refusable } from '@/components/Refusable';
import { type PayoutAccount, payoutAccountQuery, savePayoutAccount } from './api';

const route = getRouteApi('/t/$tenant/payout-account');

/** Where the tenant's earnings are paid to. */
export function PayoutAccountPage() {
  const { t } = useTranslation();
  const { tenant } = route.useParams();
  const account = useQuery(payoutAccountQuery(tenant));
  return (
    <PageFrame title={t('payoutAccount.title')} lead={t('payoutAccount.lead')}>
      <Loaded query={account}>{(found) => <AccountForm tenant={tenant} account={found} />}</Loaded>
    </PageFrame>
  );
}

function AccountForm({ tenant, account }: { tenant: string; account: PayoutAccount | null }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const schema = useMemo(
    () =>
      z.object({
        holder: z.string().trim().min(1, t('common.required')).max(70),
        iban: z.string().trim().regex(/^[A-Za-z]{2}\d{2}[A-Za-z0-9 ]{10,38}$/, t('payoutAccount.ibanRule')),
        currency: z
          .string()
          .trim()
          .toUpperCase()
          .regex(/^([A-Z]{3})?$/, t('payoutAccount.currencyRule')),
      }),
    [t],
  );
  const { control, handleSubmit, reset, formState } = useForm<z.infer<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: { holder: account?.holder ?? '', iban: account?.iban ?? '', currency: account?.currency ?? '' },
  });
  const save = useMutation({
    mutationFn: (form: z.infer<typeof schema>) => savePayoutAccount(tenant, { ...form, currency: form.currency || undefined }),
    onSuccess: (saved, form) => {
      reset(form);
      cache.setQueryData(payoutAccountQuery(tenant).queryKey, saved);
    },
  });
  return (
    <Form className="market-form" onSubmit={(event) => void handleSubmit((form) => save.mutate(form))(event)}>
      <LeaveGuard when={formState.isDirty || save.isPending} />
      {account === null && (
        <Alert isInline variant="info" title={t('payoutAccount.emptyTitle')}>
          {t('payoutAccount.emptyText')}
        </Alert>
      )}
      {save.isSuccess && <Alert isInline variant="success" title={t('payoutAccount.saved')} />}
      <Refusable error={save.error}>
        <Field control={control} name="holder" label={t('payoutAccount.holder')} isRequired />
        <Field control={control} name="iban" label={t('payoutAccount.iban')} help={t('payoutAccount.ibanHelp')} isRequired />
        <Field control={control} name="currency" label={t('payoutAccount.currency')} help={t('payoutAccount.currencyHelp')} />
      </Refusable>
      <ActionGroup>
        <Button type="submit" isLoading={save.isPending} isDisabled={save.isPending}>
          {t('payoutAccount.save')}
        </Button>
      </ActionGroup>
    </Form>
  );
}
