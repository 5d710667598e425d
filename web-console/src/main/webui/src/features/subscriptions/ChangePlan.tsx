import { Radio } from '@patternfly/react-core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from '@/components/Confirm';
import { Loaded } from '@/components/Loaded';
import { PlanLimits, PlanPrice } from '@/components/PlanTerms';
import { billing, body } from '@/lib/api/client';
import type { Subscription } from '@/lib/api/shapes';
import { offersQuery } from '@/lib/plans';
import { type When, WhenChoice } from './WhenChoice';

interface Props {
  tenant: string;
  subscription: Subscription;
  onClose: () => void;
}

/** Moves a subscription to another plan of the same model. */
export function ChangePlan({ tenant, subscription, onClose }: Props) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [planId, setPlanId] = useState(subscription.plan.id);
  const [when, setWhen] = useState<When>('NOW');
  const offers = useQuery(offersQuery(subscription.model));
  const change = useMutation({
    mutationFn: async () =>
      body(
        await billing.PUT('/v1/tenants/{tenant}/subscriptions/{id}/plan', {
          params: { path: { tenant, id: subscription.id } },
          body: { planId, when },
        }),
      ),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['tenant', tenant] });
      onClose();
    },
  });
  return (
    <Confirm
      title={t('subscriptions.changeTitle', { model: subscription.model })}
      action={t('subscriptions.change')}
      isBusy={change.isPending}
      isDisabled={planId === subscription.plan.id}
      error={change.error}
      onConfirm={() => change.mutate()}
      onClose={onClose}
    >
      <Loaded query={offers}>
        {(plans) => (
          <fieldset className="market-stack">
            <legend className="pf-v6-screen-reader">{t('subscriptions.plan')}</legend>
            {plans.map((plan) => (
              <Radio
                key={plan.id}
                id={`plan-${plan.id}`}
                name="plan"
                label={plan.name}
                isChecked={plan.id === planId}
                onChange={() => setPlanId(plan.id)}
                description={
                  <>
                    <PlanPrice plan={plan} /> · <PlanLimits plan={plan} />
                  </>
                }
              />
            ))}
          </fieldset>
        )}
      </Loaded>
      <WhenChoice when={when} onChange={setWhen} />
    </Confirm>
  );
}
