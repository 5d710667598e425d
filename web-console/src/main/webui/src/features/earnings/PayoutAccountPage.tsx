import { Alert } from '@/components/Alert';
import { zodResolver } from '@hookform/resolvers/zod';
import { ActionGroup, Form } from '@patternfly/react-core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/Button';
import { Choice } from '@/components/Choice';
import { Field } from '@/components/Field';
import { LeaveGuard } from '@/components/LeaveGuard';
import { Loaded } from '@/components/Loaded';
import { PageFrame } from '@/components/PageFrame';
import { Refusable } from '@/components/Refusable';
import { AccountFields } from './AccountFields';
import { type PayoutAccount, payoutAccountQuery, savePayoutAccount } from './api';
import { type AccountForm as Typed, accountOf, accountSchema, lacksBank, typedAccount } from './payoutAccountForm';

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
  const { control, handleSubmit, reset, formState } = useForm<Typed>({
    resolver: zodResolver(useMemo(() => accountSchema(t), [t])),
    defaultValues: typedAccount(account),
  });
  const save = useMutation({
    mutationFn: (form: Typed) => savePayoutAccount(tenant, accountOf(form)),
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
      {account !== null && lacksBank(account) && (
        <Alert isInline variant="warning" title={t('payoutAccount.noBankTitle')}>
          {t('payoutAccount.noBankText')}
        </Alert>
      )}
      {save.isSuccess && <Alert isInline variant="success" title={t('payoutAccount.saved')} />}
      <Refusable error={save.error}>
        <Field control={control} name="holder" label={t('payoutAccount.holder')} isRequired />
        <Field control={control} name="latinHolder" label={t('payoutAccount.latinHolder')} help={t('payoutAccount.latinHolderHelp')} />
        <Choice
          control={control}
          name="kind"
          label={t('payoutAccount.kind')}
          options={(['IBAN', 'OTHER'] as const).map((value) => ({ value, label: t(`payoutAccount.kinds.${value}`) }))}
        />
        <AccountFields control={control} />
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
