import { Button } from '@patternfly/react-core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { PlanPrice } from '@/components/PlanTerms';
import { ProblemAlert } from '@/components/ProblemAlert';
import type { Subscription } from '@/lib/api/shapes';
import { useFormat } from '@/lib/format';
import { keepPlan } from './api';

interface Props {
  tenant: string;
  subscription: Subscription;
  zone: string;
  mayChange: boolean;
}

/** That the consumer has itself chosen another plan, at the price it had then, or the end for later, and taking that back. */
export function ScheduledChange({ tenant, subscription, zone, mayChange }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const cache = useQueryClient();
  const { change } = subscription;
  const keep = useMutation({
    mutationFn: () => keepPlan(tenant, subscription.id),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['tenant', tenant] }),
  });
  if (!change) {
    return null;
  }
  const instant = format.instant(change.dueAt, zone);
  return (
    <small className="market-subtle" role="note">
      {change.plan === undefined ? t('coming.ends', { instant }) : t('coming.changes', { instant, plan: change.plan.name })}{' '}
      {change.plan && <PlanPrice plan={change.plan} />}{' '}
      {mayChange && (
        <Button variant="link" isInline isDisabled={keep.isPending} onClick={() => keep.mutate()}>
          {t('coming.keep')}
        </Button>
      )}
      {keep.isError && <ProblemAlert error={keep.error} isQuiet />}
    </small>
  );
}
