import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loaded } from '@/components/Loaded';
import { PlanLimits, PlanPrice } from '@/components/PlanTerms';
import type { CatalogModel, Plan } from '@/lib/api/shapes';
import { useFormat } from '@/lib/format';
import { offersQuery } from '@/lib/plans';
import { simulationQuery, usageOf } from '@/lib/simulation';

const CALLS = 1_000;
const MICROS_A_MILLI = 1_000;

/** The plans of a model with their terms, and what 1,000 calls of a month would be billed at. */
export function ComparedPlans({ model }: { model: CatalogModel }) {
  const { t } = useTranslation();
  const offers = useQuery(offersQuery(model.model));
  const latency = model.releases[0]?.latencyMillis ?? 0;
  return (
    <Loaded query={offers} isEmpty={(plans) => plans.length === 0} empty={t('catalogue.noPlans')}>
      {(plans) => plans.map((plan) => <ComparedPlan key={plan.id} plan={plan} latencyMillis={latency} />)}
    </Loaded>
  );
}

function ComparedPlan({ plan, latencyMillis }: { plan: Plan; latencyMillis: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const usage = {
    ...usageOf({ REQUESTS: String(CALLS), ROWS: String(CALLS) }),
    computeMicros: Math.round(latencyMillis * MICROS_A_MILLI * CALLS),
  };
  const bill = useQuery(simulationQuery({ planId: plan.id }, usage)).data;
  return (
    <div className="market-term">
      <strong>{plan.name}</strong>
      <div>
        <PlanPrice plan={plan} />
      </div>
      <div>
        <PlanLimits plan={plan} />
      </div>
      {bill && <div>{t('compare.thousand', { amount: format.money(bill.total.amount, bill.total.currency) })}</div>}
    </div>
  );
}
