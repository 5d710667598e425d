import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { FormModal } from '@/components/FormModal';
import { LicenceFields } from '@/components/LicenceFields';
import { body, tenantService } from '@/lib/api/client';
import { checkLicence, filledLicence, type Licence, type LicenceForm, licenceOf, licenceShape } from '@/lib/licences';

interface Props {
  tenant: string;
  model: string;
  version: string;
  licence: Licence | undefined;
  onClose: () => void;
}

/** Puts a draft under another licence. */
export function EditLicence({ tenant, model, version, licence, onClose }: Props) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const schema = useMemo(() => z.object(licenceShape()).superRefine((form, context) => checkLicence(t, form, context)), [t]);
  const { control, handleSubmit } = useForm<LicenceForm>({ resolver: zodResolver(schema), defaultValues: filledLicence(licence) });
  const save = useMutation({
    mutationFn: async (form: LicenceForm) => {
      const path = '/v1/tenants/{tenant}/models/{model}/releases/{version}/licence';
      const params = { path: { tenant, model, version } };
      const wanted = licenceOf(form);
      return body(wanted ? await tenantService.PUT(path, { params, body: wanted }) : await tenantService.DELETE(path, { params }));
    },
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['tenant', tenant, 'models', model] });
      onClose();
    },
  });
  return (
    <FormModal
      title={t('licence.editTitle', { version })}
      action={t('licence.save')}
      isBusy={save.isPending}
      error={save.error}
      onSubmit={(event) => void handleSubmit((form) => save.mutate(form))(event)}
      onClose={onClose}
    >
      <LicenceFields control={control} />
    </FormModal>
  );
}
