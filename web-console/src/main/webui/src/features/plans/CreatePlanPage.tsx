import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Choice } from '@/components/Choice';
import { Crumbs } from '@/components/Crumbs';
import { Field } from '@/components/Field';
import { PageFrame } from '@/components/PageFrame';
import { ProblemAlert } from '@/components/ProblemAlert';
import { billing, body, idempotencyKey } from '@/lib/api/client';
import { CURRENCIES } from '@/lib/currencies';
import { modelNamesQuery } from '@/lib/models';
import { plansQuery } from './api';
import { PlanEditor } from './PlanEditor';
import { emptyForm, type PlanForm, planSchema, termsOf } from './planForm';

const route = getRouteApi('/t/$tenant/plans/new');

/** A new plan for one of the tenant's models. */
export function CreatePlanPage() {
  const { t } = useTranslation();
  const { tenant } = route.useParams();
  const { model = '' } = route.useSearch();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const models = useQuery(modelNamesQuery(tenant));
  const schema = useMemo(() => planSchema(t), [t]);
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: emptyForm(model, t('pricing.kinds.PER_UNIT')),
  });
  const create = useMutation({
    mutationFn: async (typed: PlanForm) =>
      body(
        await billing.POST('/v1/tenants/{tenant}/plans', {
          params: { path: { tenant } },
          body: { model: typed.model, name: typed.name, ...termsOf(typed) },
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
      <PlanEditor
        form={form}
        action={t('plans.create')}
        isBusy={create.isPending}
        error={create.error}
        onSubmit={(typed) => create.mutate(typed)}
      >
        {models.isError && <ProblemAlert error={models.error} onRetry={() => void models.refetch()} />}
        <Choice
          control={form.control}
          name="model"
          label={t('plans.model')}
          placeholder={t('plans.chooseModel')}
          options={modelOptions.map((name) => ({ value: name, label: name }))}
        />
        <div className="market-fields">
          <Field control={form.control} name="name" label={t('plans.name')} help={t('plans.nameHelp')} isRequired />
          <Choice
            control={form.control}
            name="currency"
            label={t('plans.currency')}
            options={CURRENCIES.map((code) => ({ value: code, label: code }))}
          />
        </div>
      </PlanEditor>
    </PageFrame>
  );
}
