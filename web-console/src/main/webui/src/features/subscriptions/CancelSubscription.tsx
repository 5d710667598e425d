import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from '@/components/Confirm';
import { billing } from '@/lib/api/client';
import type { Subscription } from '@/lib/api/shapes';
import { type When, WhenChoice } from './WhenChoice';

interface Props {
  tenant: string;
  subscription: Subscription;
  onClose: () => void;
}

/** Ends a subscription after a question: keys stop answering for its model. */
export function CancelSubscription({ tenant, subscription, onClose }: Props) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [when, setWhen] = useState<When>('NOW');
  const cancel = useMutation({
    mutationFn: () =>
      billing.DELETE('/v1/tenants/{tenant}/subscriptions/{id}', {
        params: { path: { tenant, id: subscription.id }, query: { when } },
      }),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['tenant', tenant] });
      onClose();
    },
  });
  return (
    <Confirm
      title={t('subscriptions.cancelTitle', { model: subscription.model })}
      action={t('subscriptions.cancel')}
      danger
      isBusy={cancel.isPending}
      error={cancel.error}
      onConfirm={() => cancel.mutate()}
      onClose={onClose}
    >
      <p>{t(when === 'NOW' ? 'subscriptions.cancelText' : 'coming.cancelText')}</p>
      <WhenChoice when={when} onChange={setWhen} />
    </Confirm>
  );
}
