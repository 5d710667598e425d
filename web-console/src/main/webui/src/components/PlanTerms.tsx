import { useTranslation } from 'react-i18next';
import type { Plan } from '@/lib/api/shapes';
import { useFormat } from '@/lib/format';
import { perThousand } from '@/lib/price';

/**
 * A plan's price, per request and per 1,000, so that small prices can be compared; the names of its components where it
 * charges more than requests.
 */
export function PlanPrice({ plan }: { plan: Pick<Plan, 'pricePerRequest' | 'components' | 'currency'> }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (plan.pricePerRequest === undefined) {
    return <>{plan.components.map((component) => component.name).join(' + ')}</>;
  }
  return (
    <>
      {t('plans.perRequest', { price: format.money(plan.pricePerRequest, plan.currency) })}
      <small className="market-subtle">
        {t('plans.perThousand', { price: format.money(perThousand(plan.pricePerRequest), plan.currency) })}
      </small>
    </>
  );
}

/** What a plan allows: requests a month, requests a second. */
export function PlanLimits({ plan }: { plan: Pick<Plan, 'monthlyRequests' | 'rateLimit'> }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      {typeof plan.monthlyRequests === 'number'
        ? t('plans.monthly', { count: format.number(plan.monthlyRequests) })
        : t('plans.noQuota')}
      {plan.rateLimit && (
        <small className="market-subtle">
          {t('plans.rate', {
            rate: format.number(plan.rateLimit.requestsPerSecond),
            burst: format.number(plan.rateLimit.burst),
          })}
        </small>
      )}
    </>
  );
}
