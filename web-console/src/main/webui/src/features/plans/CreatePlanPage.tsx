import { zodResolver } from '@hookform/resolvers/zod';
import { ActionGroup, Button, Form, FormFieldGroup, FormFieldGroupHeader } from '@patternfly/react-core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { Choice } from '@/components/Choice';
import { Crumbs } from '@/components/Crumbs';
import { Field } from '@/components/Field';
import { PageFrame } from '@/components/PageFrame';
import { ProblemAlert } from '@/components/ProblemAlert';
import { billing, body, idempotencyKey } from '@/lib/api/client';
import { modelNamesQuery, plansQuery } from './api';
import { planSchema, termsOf } from './planForm';

const route = getRouteApi('/t/$tenant/plans/new');
const CURRENCIES = ['EUR', 'USD', 'CNY', 'GBP', 'JPY', 'CHF'];

/** A new plan for one of the tenant's models. */
export function CreatePlanPage() {
  const { t } = useTranslation();
  const { tenant } = route.useParams();
  const { model = '' } = route.useSearch();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const models = useQuery(modelNamesQuery(tenant));
  const schema = useMemo(() => planSchema(t), [t]);
  const { control, handleSubmit } = useForm({
    resolver: zodResolver(schema),
    defaultValues: {
      model,
      name: '',
      currency: 'EUR',
      pricePerRequest: '',
      monthlyRequests: '',
      requestsPerSecond: '',
      burst: '',
    },
  });
  const create = useMutation({
    mutationFn: async (form: z.infer<typeof schema>) =>
      body(
        await billing.POST('/v1/tenants/{tenant}/plans', {
          params: { path: { tenant } },
          body: termsOf(form),
          headers: { 'Idempotency-Key': idempotencyKey() },
        }),
      ),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: plansQuery(tenant).queryKey });
      await navigate({ to: '/t/$tenant/plans', params: { tenant } });
    },
  });
  const modelOptions = [...new Set([...(model ? [model] : []), ...(models.data ?? [])])];

  return (
    <PageFrame
      title={t('plans.create')}
      lead={t('plans.createLead')}
      above={
        <Crumbs
          links={[
            <Link key="plans" to="/t/$tenant/plans" params={{ tenant }}>
              {t('plans.title')}
            </Link>,
          ]}
          here={t('plans.create')}
        />
      }
    >
      <Form className="market-form" onSubmit={(event) => void handleSubmit((form) => create.mutate(form))(event)}>
        {models.isError && <ProblemAlert error={models.error} onRetry={() => void models.refetch()} />}
        {create.isError && <ProblemAlert error={create.error} />}
        <Choice
          control={control}
          name="model"
          label={t('plans.model')}
          placeholder={t('plans.chooseModel')}
          options={modelOptions.map((name) => ({ value: name, label: name }))}
        />
        <Field control={control} name="name" label={t('plans.name')} help={t('plans.nameHelp')} isRequired />
        <Choice
          control={control}
          name="currency"
          label={t('plans.currency')}
          options={CURRENCIES.map((code) => ({ value: code, label: code }))}
        />
        <Field
          control={control}
          name="pricePerRequest"
          label={t('plans.pricePerRequest')}
          help={t('plans.priceHelp')}
          inputMode="decimal"
          isRequired
        />
        <FormFieldGroup
          header={
            <FormFieldGroupHeader
              titleText={{ text: t('plans.limits'), id: 'plan-limits' }}
              titleDescription={t('plans.limitsHelp')}
            />
          }
        >
          <Field control={control} name="monthlyRequests" label={t('plans.monthlyRequests')} inputMode="numeric" />
          <Field control={control} name="requestsPerSecond" label={t('plans.requestsPerSecond')} inputMode="numeric" />
          <Field control={control} name="burst" label={t('plans.burst')} help={t('plans.burstHelp')} inputMode="numeric" />
        </FormFieldGroup>
        <ActionGroup>
          <Button type="submit" isLoading={create.isPending} isDisabled={create.isPending}>
            {t('plans.create')}
          </Button>
        </ActionGroup>
      </Form>
    </PageFrame>
  );
}
