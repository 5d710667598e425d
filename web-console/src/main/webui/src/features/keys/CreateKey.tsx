import { zodResolver } from '@hookform/resolvers/zod';
import {
  Alert,
  Button,
  ClipboardCopy,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
} from '@patternfly/react-core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Choice } from '@/components/Choice';
import { Field } from '@/components/Field';
import { FormModal } from '@/components/FormModal';
import { body, idempotencyKey, tenantService } from '@/lib/api/client';
import { keysQuery } from './api';

const LIFETIMES = ['30', '90', '365', ''] as const;
const DAY_MILLIS = 86_400_000;

/** Makes a key and shows it: this once. */
export function CreateKey({ tenant, onClose }: { tenant: string; onClose: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const schema = useMemo(
    () => z.object({ name: z.string().trim().min(1, t('common.required')).max(100), days: z.enum(LIFETIMES) }),
    [t],
  );
  const { control, handleSubmit } = useForm<z.infer<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: { name: '', days: '90' },
  });
  const create = useMutation({
    mutationFn: async ({ name, days }: z.infer<typeof schema>) =>
      body(
        await tenantService.POST('/v1/tenants/{tenant}/keys', {
          params: { path: { tenant } },
          body: {
            name,
            ...(days ? { expiresAt: new Date(Date.now() + Number(days) * DAY_MILLIS).toISOString() } : {}),
          },
          headers: { 'Idempotency-Key': idempotencyKey() },
        }),
      ),
    onSuccess: () => cache.invalidateQueries({ queryKey: keysQuery(tenant).queryKey }),
  });

  if (create.isSuccess) {
    return <ShownOnce token={create.data.token ?? ''} onClose={onClose} />;
  }
  return (
    <FormModal
      title={t('keys.create')}
      action={t('keys.create')}
      isBusy={create.isPending}
      error={create.error}
      onSubmit={(event) => void handleSubmit((form) => create.mutate(form))(event)}
      onClose={onClose}
    >
      <Field control={control} name="name" label={t('keys.name')} help={t('keys.nameHelp')} isRequired />
      <Choice
        control={control}
        name="days"
        label={t('keys.lifetime')}
        options={LIFETIMES.map((days) => ({
          value: days,
          label: days ? t('keys.days', { days }) : t('keys.never'),
        }))}
      />
    </FormModal>
  );
}

/** Closed by its own button only, so that a slip of the mouse does not lose the key. */
function ShownOnce({ token, onClose }: { token: string; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal isOpen variant="medium" aria-labelledby="once-title">
      <ModalHeader title={t('keys.createdTitle')} labelId="once-title" />
      <ModalBody className="market-stack">
        <Alert isInline variant="warning" title={t('keys.onceTitle')}>
          {t('keys.onceText')}
        </Alert>
        <ClipboardCopy
          isReadOnly
          isCode
          hoverTip={t('common.copy')}
          clickTip={t('common.copied')}
          copyAriaLabel={t('common.copy')}
          textAriaLabel={t('keys.key')}
        >
          {token}
        </ClipboardCopy>
      </ModalBody>
      <ModalFooter>
        <Button onClick={onClose}>{t('keys.stored')}</Button>
      </ModalFooter>
    </Modal>
  );
}
