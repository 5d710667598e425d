import { zodResolver } from '@hookform/resolvers/zod';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Choice } from '@/components/Choice';
import { Field } from '@/components/Field';
import { FormModal } from '@/components/FormModal';
import type { Agreement } from '@/lib/api/shapes';
import { useKeyedMutation } from '@/lib/keyed';
import { makeCode, referralCodesQuery } from './api';

interface Props {
  tenant: string;
  agreements: Agreement[];
  onClose: () => void;
}

/** A code for one of the agreements by which the tenant promotes a model. */
export function MakeCode({ tenant, agreements, onClose }: Props) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const schema = useMemo(
    () =>
      z.object({
        agreementId: z.string().min(1, t('common.required')),
        code: z.string().trim().regex(/^([A-Z0-9-]{4,32})?$/, t('referrals.codeRule')),
      }),
    [t],
  );
  const { control, handleSubmit } = useForm<z.infer<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: { agreementId: agreements[0]?.id ?? '', code: '' },
  });
  const make = useKeyedMutation({
    mutationFn: (form: z.infer<typeof schema>, attempt) => makeCode(tenant, form.agreementId, form.code, attempt),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: referralCodesQuery(tenant).queryKey });
      onClose();
    },
  });
  return (
    <FormModal
      title={t('referrals.make')}
      action={t('referrals.make')}
      isBusy={make.isPending}
      error={make.error}
      onSubmit={(event) => void handleSubmit((form) => make.mutate(form))(event)}
      onClose={onClose}
    >
      <Choice
        control={control}
        name="agreementId"
        label={t('referrals.agreement')}
        options={agreements.map(({ id, model, version, currency }) => ({
          value: id,
          label: `${t('agreements.one', { model, version })} (${currency})`,
        }))}
      />
      <Field control={control} name="code" label={t('referrals.code')} help={t('referrals.codeHelp')} />
    </FormModal>
  );
}
