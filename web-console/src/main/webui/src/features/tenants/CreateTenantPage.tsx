import { zodResolver } from '@hookform/resolvers/zod';
import { ActionGroup, Form } from '@patternfly/react-core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Button } from '@/components/Button';
import { Choice } from '@/components/Choice';
import { Field } from '@/components/Field';
import { LeaveGuard } from '@/components/LeaveGuard';
import { PageFrame } from '@/components/PageFrame';
import { Refusable } from '@/components/Refusable';
import { body, keyed, tenantService } from '@/lib/api/client';
import { countries } from '@/lib/countries';
import { useKeyedMutation } from '@/lib/keyed';
import { tenantsQuery } from '@/lib/tenants';
import { Settling } from './Settling';

const ID = /^[a-z][a-z0-9-]{0,38}[a-z0-9]$/;

/** A new organisation; whoever creates it owns it. */
export function CreateTenantPage() {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const schema = useMemo(
    () =>
      z.object({
        id: z.string().regex(ID, t('tenants.idRule')),
        displayName: z.string().trim().min(1, t('common.required')).max(100),
        timeZone: z.string().min(1),
        country: z.string().length(2, t('common.required')),
      }),
    [t],
  );
  const { control, handleSubmit, formState } = useForm({
    resolver: zodResolver(schema),
    defaultValues: {
      id: '',
      displayName: '',
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      country: '',
    },
  });
  const create = useKeyedMutation({
    mutationFn: async (tenant: z.infer<typeof schema>, attempt) =>
      body(
        await tenantService.POST('/v1/tenants', {
          body: tenant,
          headers: keyed(attempt),
        }),
      ),
    onSuccess: (created) => {
      cache.setQueryData(tenantsQuery.queryKey, (known) => known && [...known.filter(({ id }) => id !== created.id), created]);
      void cache.invalidateQueries({ queryKey: tenantsQuery.queryKey });
    },
  });
  const zones = useMemo(() => ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')], []);

  if (create.isSuccess) {
    const { id, displayName } = create.data;
    const go = () => void navigate({ to: '/t/$tenant/catalogue', params: { tenant: id }, replace: true });
    return (
      <PageFrame title={displayName}>
        <Settling tenant={id} onSettled={go} />
      </PageFrame>
    );
  }
  return (
    <PageFrame title={t('tenants.create')} lead={t('tenants.createLead')}>
      <Form className="market-form" onSubmit={(event) => void handleSubmit((tenant) => create.mutate(tenant))(event)}>
        <LeaveGuard when={formState.isDirty || create.isPending} />
        <Refusable error={create.error}>
          <Field control={control} name="displayName" label={t('tenants.displayName')} isRequired />
          <Field control={control} name="id" label={t('tenants.id')} help={t('tenants.idHelp')} isRequired />
          <Choice
            control={control}
            name="country"
            label={t('tenants.country')}
            placeholder={t('tenants.chooseCountry')}
            options={countries(i18n.language).map(({ code, name }) => ({ value: code, label: name }))}
          />
          <Choice
            control={control}
            name="timeZone"
            label={t('tenants.timeZone')}
            options={zones.map((zone) => ({ value: zone, label: zone }))}
          />
        </Refusable>
        <ActionGroup>
          <Button type="submit" isLoading={create.isPending} isDisabled={create.isPending}>
            {t('tenants.create')}
          </Button>
        </ActionGroup>
      </Form>
    </PageFrame>
  );
}
