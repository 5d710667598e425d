import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Choice } from '@/components/Choice';
import { FormModal } from '@/components/FormModal';
import type { Member, Role } from '@/lib/api/shapes';
import { changeRole, ROLES } from './api';

/** Gives a member another role. */
export function ChangeRole({ tenant, member, onClose }: { tenant: string; member: Member; onClose: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const { control, handleSubmit } = useForm<{ role: Role }>({ defaultValues: { role: member.role } });
  const role = useWatch({ control, name: 'role' });
  const save = useMutation({
    mutationFn: (form: { role: Role }) => changeRole(tenant, member.id, form.role),
    onSuccess: async () => {
      // It may be one's own role: the list of tenants says what one may do.
      await cache.invalidateQueries();
      onClose();
    },
  });
  return (
    <FormModal
      title={t('members.changeNamed', { email: member.email })}
      action={t('members.change')}
      isBusy={save.isPending}
      error={save.error}
      onSubmit={(event) => void handleSubmit((form) => save.mutate(form))(event)}
      onClose={onClose}
    >
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
