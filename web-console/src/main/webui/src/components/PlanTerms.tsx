import { useTranslation } from 'react-i18next';
import type { Plan } from '@/lib/api/shapes';
import { useFormat } from '@/lib/format';
import { perThousand } from '@/lib/price';
import { termLines } from '@/lib/terms';

/** A plan's price: per request and per 1,000, so that small prices can be compared; else every component, in order. */
export function PlanPrice({ plan }: { plan: Pick<Plan, 'pricePerRequest' | 'components' | 'currency'> }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (plan.pricePerRequest === undefined) {
    return (
      <>
        {plan.components.map((component, index) => {
          const [first, ...more] = termLines(component, plan.currency, t, format);
          return (
            <span key={index} className="market-term">
              {first}
              {more.map((line) => (
                <small key={line} className="market-subtle">
                  {line}
                </small>
              ))}
            </span>
          );
        })}
      </>
    );
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

/** What a plan allows: requests a month and what happens then, requests a second, a trial. */
export function PlanLimits({ plan }: { plan: Pick<Plan, 'monthlyRequests' | 'quotaKind' | 'withoutBilling' | 'rateLimit' | 'concurrentRequests' | 'failedRequests' | 'trialDays'> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const hasQuota = typeof plan.monthlyRequests === 'number';
  const perNode = plan.withoutBilling?.requestsPerNode;
  return (
    <>
      {hasQuota ? t('plans.monthly', { count: plan.monthlyRequests ?? 0, requests: format.number(plan.monthlyRequests ?? 0) }) : t('plans.noQuota')}
      {hasQuota && plan.quotaKind === 'SOFT' && <small className="market-subtle">{t('plans.soft')}</small>}
      {hasQuota && perNode !== undefined && (
        <small className="market-subtle">{t(`plans.perNode.${plan.quotaKind ?? 'HARD'}`, { requests: format.number(perNode) })}</small>
      )}
      {plan.rateLimit && (
        <small className="market-subtle">
          {t('plans.rate', {
            rate: format.number(plan.rateLimit.requestsPerSecond),
            burst: format.number(plan.rateLimit.burst),
          })}
        </small>
      )}
      {plan.concurrentRequests !== undefined && (
        <small className="market-subtle">
          {t('plans.concurrent', { count: format.number(plan.concurrentRequests) })}
        </small>
      )}
      {plan.failedRequests === 'BILLED' && <small className="market-subtle">{t('plans.failedBilled')}</small>}
      {plan.trialDays > 0 && (
        <small className="market-subtle">{t('plans.trial', { count: plan.trialDays, days: format.number(plan.trialDays) })}</small>
      )}
    </>
  );
}
