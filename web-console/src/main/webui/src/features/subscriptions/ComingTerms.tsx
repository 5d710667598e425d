import { useTranslation } from 'react-i18next';
import { PlanPrice } from '@/components/PlanTerms';
import type { Subscription } from '@/lib/api/shapes';
import { useFormat } from '@/lib/format';

/** That a subscription's partner moves it to other terms: when, and what they cost. Nothing where it does not. */
export function ComingTerms({ subscription, zone }: { subscription: Subscription; zone: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { migration } = subscription;
  if (!migration) {
    return null;
  }
  return (
    <small className="market-subtle" role="note">
      {t('migrations.coming', {
        instant: format.instant(migration.dueAt, zone),
        plan: migration.plan.name,
        version: migration.plan.version,
      })}{' '}
      <PlanPrice plan={migration.plan} />
    </small>
  );
}
