import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Field } from '@/components/Field';
import { FormModal } from '@/components/FormModal';
import { grantTime, type StandingRow } from './standings';

/** Gives a tenant time, in which it is at most reminded; an empty day takes the time back. */
export function GrantTime({ row, onClose }: { row: StandingRow; onClose: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const schema = useMemo(
    () =>
      z.object({
        until: z.string().regex(/^(\d{4}-\d{2}-\d{2})?$/, t('common.required')),
        reason: z.string().trim().min(1, t('common.required')).max(500),
      }),
    [t],
  );
  const { control, handleSubmit } = useForm<z.infer<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: { until: row.graceUntil?.slice(0, 10) ?? '', reason: '' },
  });
  const grant = useMutation({
    mutationFn: ({ until, reason }: z.infer<typeof schema>) =>
      grantTime(row.tenant, until ? `${until}T00:00:00Z` : undefined, reason),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['finance'] });
      onClose();
    },
  });
  return (
    <FormModal
      title={t('standing.grantNamed', { tenant: row.tenant })}
      action={t('standing.grant')}
      isBusy={grant.isPending}
      error={grant.error}
      onSubmit={(event) => void handleSubmit((form) => grant.mutate(form))(event)}
      onClose={onClose}
    >
      <Field control={control} name="until" type="date" label={t('standing.until')} help={t('standing.untilHelp')} />
      <Field control={control} name="reason" label={t('common.reason')} isRequired />
    </FormModal>
  );
}
