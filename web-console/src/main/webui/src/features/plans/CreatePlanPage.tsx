import { zodResolver } from '@hookform/resolvers/zod';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Choice } from '@/components/Choice';
import { Crumbs } from '@/components/Crumbs';
import { Field } from '@/components/Field';
import { ModelChoice } from '@/components/ModelChoice';
import { PageFrame } from '@/components/PageFrame';
import { billing, body, keyed } from '@/lib/api/client';
import { CURRENCIES } from '@/lib/currencies';
import { useKeyedMutation } from '@/lib/keyed';
import { plansQuery } from '@/lib/plans';
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
  const schema = useMemo(() => planSchema(t), [t]);
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: emptyForm(model, t('pricing.kinds.PER_UNIT')),
  });
  const create = useKeyedMutation({
    mutationFn: async (typed: PlanForm, attempt) =>
      body(
        await billing.POST('/v1/tenants/{tenant}/plans', {
          params: { path: { tenant } },
          body: { model: typed.model, name: typed.name, ...termsOf(typed) },
          headers: keyed(attempt),
        }),
      ),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: plansQuery(tenant).queryKey });
      await navigate({ to: '/t/$tenant/plans', params: { tenant }, ignoreBlocker: true });
    },
  });

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
        <ModelChoice control={form.control} name="model" tenant={tenant} named={model} />
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
