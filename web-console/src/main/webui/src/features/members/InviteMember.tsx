import { zodResolver } from '@hookform/resolvers/zod';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Choice } from '@/components/Choice';
import { Field } from '@/components/Field';
import { FormModal } from '@/components/FormModal';
import { useKeyedMutation } from '@/lib/keyed';
import { invite, membersQuery, ROLES } from './api';

/** Invites somebody by e-mail: they are a member from when they first sign in with that address. */
export function InviteMember({ tenant, onClose }: { tenant: string; onClose: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const schema = useMemo(
    () => z.object({ email: z.string().trim().max(254).pipe(z.email(t('members.emailRule'))), role: z.enum(ROLES) }),
    [t],
  );
  const { control, handleSubmit } = useForm<z.infer<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: { email: '', role: 'VIEWER' },
  });
  const role = useWatch({ control, name: 'role' });
  const send = useKeyedMutation({
    mutationFn: (form: z.infer<typeof schema>, attempt) => invite(tenant, form.email, form.role, attempt),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: membersQuery(tenant).queryKey });
      onClose();
    },
  });
  return (
    <FormModal
      title={t('members.invite')}
      action={t('members.invite')}
      isBusy={send.isPending}
      error={send.error}
      onSubmit={(event) => void handleSubmit((form) => send.mutate(form))(event)}
      onClose={onClose}
    >
      <Field control={control} name="email" label={t('members.email')} help={t('members.emailHelp')} isRequired />
      <Choice
        control={control}
        name="role"
        label={t('members.role')}
        help={t(`members.may.${role}`)}
        options={ROLES.map((value) => ({ value, label: t(`roles.${value}`) }))}
      />
    </FormModal>
  );
}
