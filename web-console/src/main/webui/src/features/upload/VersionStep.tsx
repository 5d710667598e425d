import { zodResolver } from '@hookform/resolvers/zod';
import { ActionGroup, Button, Form } from '@patternfly/react-core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Field } from '@/components/Field';
import { LicenceFields } from '@/components/LicenceFields';
import { Refusable } from '@/components/Refusable';
import { body, idempotencyKey, tenantService } from '@/lib/api/client';
import { type DraftForm, draftOf, draftSchema, EMPTY_DRAFT } from './draftForm';
import { DraftOptions } from './DraftOptions';

interface Props {
  tenant: string;
  model: string;
  onChosen: (version: string) => void;
}

/** Names the release, with what else is to be said of it, and makes its draft. */
export function VersionStep({ tenant, model, onChosen }: Props) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const schema = useMemo(() => draftSchema(t), [t]);
  const { control, handleSubmit, formState } = useForm<DraftForm>({ resolver: zodResolver(schema), defaultValues: EMPTY_DRAFT });
  const isOptionWrong = Object.keys(formState.errors).some((field) => field !== 'version' && !field.startsWith('licence'));
  const create = useMutation({
    mutationFn: async (draft: DraftForm) =>
      body(
        await tenantService.POST('/v1/tenants/{tenant}/models/{model}/releases', {
          params: { path: { tenant, model } },
          body: draftOf(draft),
          headers: { 'Idempotency-Key': idempotencyKey() },
        }),
      ),
    onSuccess: async (release) => {
      await cache.invalidateQueries({ queryKey: ['tenant', tenant, 'models', model] });
      onChosen(release.version);
    },
  });
  return (
    <Form className="market-form" onSubmit={(event) => void handleSubmit((draft) => create.mutate(draft))(event)}>
      <Refusable error={create.error}>
        <Field
          control={control}
          name="version"
          label={t('upload.version')}
          help={t('upload.versionHelp')}
          placeholder="1.0.0"
          isRequired
        />
        <LicenceFields control={control} />
        <DraftOptions control={control} isWrong={isOptionWrong} />
      </Refusable>
      <ActionGroup>
        <Button type="submit" isLoading={create.isPending} isDisabled={create.isPending}>
          {t('upload.next')}
        </Button>
      </ActionGroup>
    </Form>
  );
}
