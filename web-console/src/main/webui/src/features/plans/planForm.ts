import type { TFunction } from 'i18next';
import { z } from 'zod';

const PRICE = /^\d{1,9}(\.\d{1,12})?$/;
const WHOLE = /^([1-9]\d{0,11})?$/;

/** What the form of a plan accepts; texts, because that is what people type. */
export function planSchema(t: TFunction) {
  return z
    .object({
      model: z.string().min(1, t('common.required')),
      name: z.string().trim().min(1, t('common.required')).max(60),
      currency: z.string().length(3),
      pricePerRequest: z.string().trim().regex(PRICE, t('plans.priceRule')),
      monthlyRequests: z.string().trim().regex(WHOLE, t('plans.wholeRule')),
      requestsPerSecond: z.string().trim().regex(WHOLE, t('plans.wholeRule')),
      burst: z.string().trim().regex(WHOLE, t('plans.wholeRule')),
    })
    .refine((form) => !form.burst || form.requestsPerSecond, {
      path: ['requestsPerSecond'],
      message: t('plans.rateRule'),
    });
}

type PlanForm = z.infer<ReturnType<typeof planSchema>>;

/** The form as billing reads it; the price stays a decimal string. */
export function termsOf(form: PlanForm) {
  const rate = Number(form.requestsPerSecond);
  return {
    model: form.model,
    name: form.name,
    currency: form.currency,
    pricePerRequest: form.pricePerRequest,
    ...(form.monthlyRequests ? { monthlyRequests: Number(form.monthlyRequests) } : {}),
    ...(rate > 0 ? { rateLimit: { requestsPerSecond: rate, burst: Number(form.burst) || rate } } : {}),
  };
}
