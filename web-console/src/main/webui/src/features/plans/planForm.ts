import type { TFunction } from 'i18next';
import { z } from 'zod';
import type { Plan } from '@/lib/api/shapes';
import { METERS } from '@/lib/terms';
import { blank, CHARGES, type ComponentForm, formOf, type Kind, KINDS, METERED, TIERED, wireOf } from './componentForm';

const PRICE = /^\d{1,12}(\.\d{1,12})?$/;
const WHOLE = /^([1-9]\d{0,11})?$/;
const PER_NODE = /^(1000000|[1-9]\d{0,5})$/;
const UNITS = /^[1-9]\d{0,14}$/;
const WITH_AMOUNT: readonly Kind[] = ['RECURRING', 'MINIMUM', 'MAXIMUM', 'FIXED_DISCOUNT'];
const ONLY_ONE: readonly Kind[] = ['MINIMUM', 'MAXIMUM'];
const MOST_TRIAL_DAYS = 366;
const WHOLE_PERCENT = 100;

const text = z.string().trim();

/** The components alone, which is what a simulation needs. */
export function componentsSchema(t: TFunction) {
  const component = z
    .object({
      kind: z.enum(KINDS),
      name: text.min(1, t('common.required')).max(60),
      meter: z.enum(METERS),
      price: text,
      size: text,
      included: text,
      amount: text,
      percent: text,
      tiers: z.array(z.object({ upTo: text, price: text, flat: text })).max(20),
    })
    .superRefine((form, refusals) => wrongFields(form, t).forEach(([path, message]) => refusals.addIssue({ code: 'custom', path, message })));
  return z
    .array(component)
    .min(1)
    .max(20)
    .superRefine((all, refusals) => {
      all.forEach(({ kind }, index) => {
        const before = all.slice(0, index);
        if (!CHARGES.includes(kind) && !before.some((above) => CHARGES.includes(above.kind))) {
          refusals.addIssue({ code: 'custom', path: [index, 'kind'], message: t('plans.firstRule') });
        }
        if (ONLY_ONE.includes(kind) && before.some((above) => above.kind === kind)) {
          refusals.addIssue({ code: 'custom', path: [index, 'kind'], message: t('plans.onceRule') });
        }
      });
    });
}

type Wrong = [path: (string | number)[], message: string];

function wrongFields(form: ComponentForm, t: TFunction): Wrong[] {
  const wrong: Wrong[] = [];
  const need = (fine: boolean, path: (string | number)[], message: string) => fine || wrong.push([path, message]);
  if (WITH_AMOUNT.includes(form.kind)) {
    need(PRICE.test(form.amount), ['amount'], t('plans.amountRule'));
  }
  if (form.kind === 'PERCENT_DISCOUNT') {
    const percent = Number(form.percent);
    need(PRICE.test(form.percent) && percent > 0 && percent <= WHOLE_PERCENT, ['percent'], t('plans.percentRule'));
  }
  if (form.kind === 'PER_UNIT' || form.kind === 'PACKAGE') {
    need(PRICE.test(form.price), ['price'], t('plans.priceRule'));
  }
  if (form.kind === 'PACKAGE') {
    need(UNITS.test(form.size), ['size'], t('plans.wholeRule'));
  }
  if (METERED.includes(form.kind)) {
    need(form.included === '' || /^\d{1,15}$/.test(form.included), ['included'], t('plans.wholeRule'));
  }
  if (TIERED.includes(form.kind)) {
    wrong.push(...wrongTiers(form, t));
  }
  return wrong;
}

function wrongTiers({ kind, tiers }: ComponentForm, t: TFunction): Wrong[] {
  const wrong: Wrong[] = [];
  tiers.forEach((tier, index) => {
    const isLast = index === tiers.length - 1;
    const below = index === 0 ? 0 : Number(tiers[index - 1]?.upTo);
    if (!isLast && !(UNITS.test(tier.upTo) && Number(tier.upTo) > below)) {
      wrong.push([['tiers', index, 'upTo'], t('plans.tierRule')]);
    }
    if (kind !== 'STAIRSTEP' && !PRICE.test(tier.price)) {
      wrong.push([['tiers', index, 'price'], t('plans.priceRule')]);
    }
    if (!(PRICE.test(tier.flat) || (tier.flat === '' && kind !== 'STAIRSTEP'))) {
      wrong.push([['tiers', index, 'flat'], t('plans.amountRule')]);
    }
  });
  return wrong;
}

/** What the form of a plan accepts; texts, because that is what people type. */
export function planSchema(t: TFunction) {
  return z
    .object({
      model: z.string().min(1, t('common.required')),
      name: text.min(1, t('common.required')).max(60),
      currency: z.string().length(3),
      components: componentsSchema(t),
      monthlyRequests: text.regex(WHOLE, t('plans.wholeRule')),
      quotaKind: z.enum(['HARD', 'SOFT']),
      withoutBilling: z.enum(['USUAL', 'ALLOW']),
      requestsPerNode: text,
      requestsPerSecond: text.regex(WHOLE, t('plans.wholeRule')),
      burst: text.regex(WHOLE, t('plans.wholeRule')),
      concurrentRequests: text.regex(/^([1-9]\d{0,5})?$/, t('plans.wholeRule')),
      failedRequests: z.enum(['FREE', 'BILLED']),
      trialDays: text.regex(/^\d{0,3}$/, t('plans.trialRule')).refine((days) => Number(days) <= MOST_TRIAL_DAYS, t('plans.trialRule')),
      effectiveAt: z.string(),
      /** What has no field: a new version keeps it. */
      kept: z.custom<Partial<Pick<Plan, 'proration' | 'weight'>>>(),
    })
    .refine((form) => !form.burst || form.requestsPerSecond, {
      path: ['requestsPerSecond'],
      message: t('plans.rateRule'),
    })
    .refine((form) => !form.monthlyRequests || form.withoutBilling === 'USUAL' || PER_NODE.test(form.requestsPerNode), {
      path: ['requestsPerNode'],
      message: t('plans.perNodeRule'),
    });
}

export type PlanForm = z.infer<ReturnType<typeof planSchema>>;

/** An empty form for a model, with the price of a request to begin with. */
export function emptyForm(model: string, componentName: string): PlanForm {
  return {
    model,
    name: '',
    currency: 'EUR',
    components: [blank('PER_UNIT', componentName)],
    monthlyRequests: '',
    quotaKind: 'HARD',
    withoutBilling: 'USUAL',
    requestsPerNode: '',
    requestsPerSecond: '',
    burst: '',
    concurrentRequests: '',
    failedRequests: 'FREE',
    trialDays: '',
    effectiveAt: '',
    kept: {},
  };
}

/** The form filled with a version's terms. */
export function filledForm(plan: Plan): PlanForm {
  return {
    ...emptyForm(plan.model, ''),
    name: plan.name,
    currency: plan.currency,
    components: plan.components.map(formOf),
    monthlyRequests: plan.monthlyRequests?.toString() ?? '',
    quotaKind: plan.quotaKind ?? 'HARD',
    withoutBilling: plan.withoutBilling?.requestsPerNode === undefined ? 'USUAL' : 'ALLOW',
    requestsPerNode: plan.withoutBilling?.requestsPerNode?.toString() ?? '',
    requestsPerSecond: plan.rateLimit?.requestsPerSecond.toString() ?? '',
    burst: plan.rateLimit?.burst.toString() ?? '',
    concurrentRequests: plan.concurrentRequests?.toString() ?? '',
    failedRequests: plan.failedRequests,
    trialDays: plan.trialDays > 0 ? plan.trialDays.toString() : '',
    kept: { proration: plan.proration, weight: plan.weight },
  };
}

/** The terms as billing reads them; prices stay decimal strings. */
export function termsOf(form: PlanForm) {
  const rate = Number(form.requestsPerSecond);
  return {
    ...form.kept,
    currency: form.currency,
    components: form.components.map(wireOf),
    ...(form.monthlyRequests ? { monthlyRequests: Number(form.monthlyRequests), quotaKind: form.quotaKind } : {}),
    ...(form.monthlyRequests && form.withoutBilling === 'ALLOW'
      ? { withoutBilling: { policy: 'ALLOW' as const, requestsPerNode: Number(form.requestsPerNode), exceedable: true } }
      : {}),
    ...(rate > 0 ? { rateLimit: { requestsPerSecond: rate, burst: Number(form.burst) || rate } } : {}),
    ...(form.concurrentRequests ? { concurrentRequests: Number(form.concurrentRequests) } : {}),
    ...(form.failedRequests === 'BILLED' ? { failedRequests: form.failedRequests } : {}),
    ...(Number(form.trialDays) > 0 ? { trialDays: Number(form.trialDays) } : {}),
  };
}
