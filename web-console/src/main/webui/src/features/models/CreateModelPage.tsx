import { zodResolver } from '@hookform/resolvers/zod';
import { ActionGroup, Form } from '@patternfly/react-core';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Button } from '@/components/Button';
import { Crumbs } from '@/components/Crumbs';
import { Field } from '@/components/Field';
import { LeaveGuard } from '@/components/LeaveGuard';
import { PageFrame } from '@/components/PageFrame';
import { Refusable } from '@/components/Refusable';
import { body, keyed, tenantService } from '@/lib/api/client';
import { useKeyedMutation } from '@/lib/keyed';
import { modelsQuery } from './api';

const route = getRouteApi('/t/$tenant/models/new');
const NAME = /^[a-z0-9][a-z0-9_-]{0,62}$/;

/** A model's name and what it is for; its releases come after. */
export function CreateModelPage() {
  const { t } = useTranslation();
  const { tenant } = route.useParams();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const schema = useMemo(
    () =>
      z.object({
        name: z.string().regex(NAME, t('models.nameRule')),
        displayName: z.string().trim().min(1, t('common.required')).max(100),
        summary: z.string().trim().min(1, t('common.required')).max(500),
      }),
    [t],
  );
  const { control, handleSubmit, formState } = useForm({
    resolver: zodResolver(schema),
    defaultValues: { name: '', displayName: '', summary: '' },
  });
  const create = useKeyedMutation({
    mutationFn: async (model: z.infer<typeof schema>, attempt) =>
      body(
        await tenantService.POST('/v1/tenants/{tenant}/models', {
          params: { path: { tenant } },
          body: model,
          headers: keyed(attempt),
        }),
      ),
    onSuccess: async (_, model) => {
      await cache.invalidateQueries({ queryKey: modelsQuery(tenant).queryKey });
      await navigate({ to: '/t/$tenant/models/$model', params: { tenant, model: model.name }, ignoreBlocker: true });
    },
  });

  return (
    <PageFrame
      title={t('models.create')}
      lead={t('models.createLead')}
      above={
        <Crumbs
          links={[
            <Link key="models" to="/t/$tenant/models" params={{ tenant }}>
              {t('models.title')}
            </Link>,
          ]}
          here={t('models.create')}
        />
      }
    >
      <Form className="market-form" onSubmit={(event) => void handleSubmit((model) => create.mutate(model))(event)}>
        <LeaveGuard when={formState.isDirty || create.isPending} />
        <Refusable error={create.error}>
          <Field control={control} name="displayName" label={t('models.displayName')} isRequired />
          <Field control={control} name="name" label={t('models.name')} help={t('models.nameHelp', { tenant })} isRequired />
          <Field control={control} name="summary" label={t('models.summary')} help={t('models.summaryHelp')} isRequired multiline />
        </Refusable>
        <ActionGroup>
          <Button type="submit" isLoading={create.isPending} isDisabled={create.isPending}>
            {t('models.create')}
          </Button>
        </ActionGroup>
      </Form>
    </PageFrame>
  );
}
