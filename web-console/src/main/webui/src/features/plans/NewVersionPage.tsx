import { zodResolver } from '@hookform/resolvers/zod';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Crumbs } from '@/components/Crumbs';
import { Field } from '@/components/Field';
import { Loaded } from '@/components/Loaded';
import { PageFrame } from '@/components/PageFrame';
import { billing, body, keyed } from '@/lib/api/client';
import type { Plan } from '@/lib/api/shapes';
import { instantOf } from '@/lib/format';
import { useKeyedMutation } from '@/lib/keyed';
import { useZone } from '@/lib/tenants';
import { versionsQuery } from './api';
import { PlanEditor } from './PlanEditor';
import { filledForm, type PlanForm, planSchema, termsOf } from './planForm';

const route = getRouteApi('/t/$tenant/plans/$plan/new-version');

/** Other terms of a plan, from now or from an instant to come. */
export function NewVersionPage() {
  const { t } = useTranslation();
  const { tenant, plan } = route.useParams();
  const versions = useQuery(versionsQuery(tenant, plan));
  const latest = versions.data?.[0];
  return (
    <PageFrame
      title={t('plans.newVersion')}
      lead={latest && t('plans.newVersionLead', { plan: latest.name })}
      above={
        <Crumbs
          links={[
            <Link key="plans" to="/t/$tenant/plans" params={{ tenant }}>
              {t('plans.title')}
            </Link>,
            <Link key="plan" to="/t/$tenant/plans/$plan" params={{ tenant, plan }}>
              {latest?.name ?? plan}
            </Link>,
          ]}
          here={t('plans.newVersion')}
        />
      }
    >
      <Loaded query={versions}>{([last]) => last && <Editor tenant={tenant} latest={last} />}</Loaded>
    </PageFrame>
  );
}

function Editor({ tenant, latest }: { tenant: string; latest: Plan }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const zone = useZone(tenant);
  const schema = useMemo(
    () =>
      planSchema(t).refine((form) => form.effectiveAt === '' || instantOf(form.effectiveAt, zone) !== undefined, {
        path: ['effectiveAt'],
        message: t('plans.effectiveRule'),
      }),
    [t, zone],
  );
  const form = useForm({ resolver: zodResolver(schema), defaultValues: filledForm(latest) });
  const save = useKeyedMutation({
    mutationFn: async (typed: PlanForm, attempt) => {
      const effectiveAt = instantOf(typed.effectiveAt, zone);
      return body(
        await billing.POST('/v1/tenants/{tenant}/plans/{id}/versions', {
          params: { path: { tenant, id: latest.id } },
          body: { ...termsOf(typed), ...(effectiveAt ? { effectiveAt } : {}) },
          headers: keyed(attempt),
        }),
      );
    },
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['tenant', tenant, 'plans'] });
      await navigate({ to: '/t/$tenant/plans/$plan', params: { tenant, plan: latest.id }, ignoreBlocker: true });
    },
  });
  return (
    <PlanEditor
      form={form}
      action={t('plans.save')}
      isBusy={save.isPending}
      error={save.error}
      onSubmit={(typed) => save.mutate(typed)}
    >
      <div className="market-fields">
        <Field
          control={form.control}
          name="effectiveAt"
          type="datetime-local"
          label={t('plans.effective')}
          help={t('plans.effectiveHelp', { zone })}
        />
      </div>
    </PlanEditor>
  );
}
