import { zodResolver } from '@hookform/resolvers/zod';
import { ActionGroup, Button, Form } from '@patternfly/react-core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Field } from '@/components/Field';
import { ProblemAlert } from '@/components/ProblemAlert';
import { body, idempotencyKey, tenantService } from '@/lib/api/client';

const VERSION = /^(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$/;

interface Props {
  tenant: string;
  model: string;
  onChosen: (version: string) => void;
}

/** Names the release and makes its draft. */
export function VersionStep({ tenant, model, onChosen }: Props) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const schema = useMemo(() => z.object({ version: z.string().trim().regex(VERSION, t('upload.versionRule')) }), [t]);
  const { control, handleSubmit } = useForm({ resolver: zodResolver(schema), defaultValues: { version: '' } });
  const create = useMutation({
    mutationFn: async (version: string) =>
      body(
        await tenantService.POST('/v1/tenants/{tenant}/models/{model}/releases', {
          params: { path: { tenant, model } },
          body: { version },
          headers: { 'Idempotency-Key': idempotencyKey() },
        }),
      ),
    onSuccess: async (release) => {
      await cache.invalidateQueries({ queryKey: ['tenant', tenant, 'models', model] });
      onChosen(release.version);
    },
  });
  return (
    <Form className="market-form" onSubmit={(event) => void handleSubmit(({ version }) => create.mutate(version))(event)}>
      {create.isError && <ProblemAlert error={create.error} />}
      <Field
        control={control}
        name="version"
        label={t('upload.version')}
        help={t('upload.versionHelp')}
        placeholder="1.0.0"
        isRequired
      />
      <ActionGroup>
        <Button type="submit" isLoading={create.isPending} isDisabled={create.isPending}>
          {t('upload.next')}
        </Button>
      </ActionGroup>
    </Form>
  );
}
