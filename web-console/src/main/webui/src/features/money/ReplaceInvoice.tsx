import { zodResolver } from '@hookform/resolvers/zod';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Field } from '@/components/Field';
import { FormModal } from '@/components/FormModal';
import { useKeyedMutation } from '@/lib/keyed';
import { replace } from './api';

const replaceSchema = (t: TFunction) => z.object({ reason: z.string().trim().min(1, t('common.required')).max(500) });

type ReplaceForm = z.infer<ReturnType<typeof replaceSchema>>;

/** Has another invoice take the place of one that names the wrong buyer or tax, and leads to it. */
export function ReplaceInvoice({ number, onClose }: { number: string; onClose: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const schema = useMemo(() => replaceSchema(t), [t]);
  const { control, handleSubmit } = useForm<ReplaceForm>({ resolver: zodResolver(schema), defaultValues: { reason: '' } });
  const make = useKeyedMutation({
    mutationFn: (form: ReplaceForm, attempt) => replace(number, form.reason, attempt),
    // Also where it was refused: another has replaced or credited it.
    onSettled: () => cache.invalidateQueries({ queryKey: ['finance'] }),
    onSuccess: async (made) => {
      onClose();
      await navigate({ to: '/finance/invoices/$number', params: { number: made.number } });
    },
  });
  return (
    <FormModal
      title={t('replacement.makeNamed', { number })}
      action={t('replacement.make')}
      isBusy={make.isPending}
      error={make.error}
      onSubmit={(event) => void handleSubmit((form) => make.mutate(form))(event)}
      onClose={onClose}
    >
      <p>{t('replacement.text')}</p>
      <Field control={control} name="reason" label={t('common.reason')} help={t('creditNotes.reasonHelp')} isRequired />
    </FormModal>
  );
}
