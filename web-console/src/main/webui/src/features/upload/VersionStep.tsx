import { zodResolver } from '@hookform/resolvers/zod';
import { ActionGroup, Form } from '@patternfly/react-core';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/Button';
import { Field } from '@/components/Field';
import { LicenceFields } from '@/components/LicenceFields';
import { Refusable } from '@/components/Refusable';
import { body, keyed, tenantService } from '@/lib/api/client';
import { faultsOf } from '@/lib/api/faults';
import { problemOf } from '@/lib/api/problem';
import { useKeyedMutation } from '@/lib/keyed';
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
  const create = useKeyedMutation({
    mutationFn: async (draft: DraftForm, attempt) =>
      body(
        await tenantService.POST('/v1/tenants/{tenant}/models/{model}/releases', {
          params: { path: { tenant, model } },
          body: draftOf(draft),
          headers: keyed(attempt),
        }),
      ),
    onSuccess: async (release) => {
      await cache.invalidateQueries({ queryKey: ['tenant', tenant, 'models', model] });
      onChosen(release.version);
    },
  });
  const wrongFields = [...Object.keys(formState.errors), ...faultsOf(problemOf(create.error)).map(({ field }) => field)];
  const isOptionWrong = wrongFields.some((field) => field !== 'version' && !field.startsWith('licence'));
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
