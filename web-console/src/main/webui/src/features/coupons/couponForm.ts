import type { TFunction } from 'i18next';
import { z } from 'zod';
import { COUPON_CODE } from '@/lib/coupons';
import { instantOf } from '@/lib/format';
import type { CouponDraft } from './api';

export const OFFS = ['percent', 'amount'] as const;
export const DURATIONS = ['ONCE', 'MONTHS', 'FOREVER'] as const satisfies readonly CouponDraft['duration'][];

const MOST_MONTHS = 1200;
const MOST_REDEMPTIONS = 2_147_483_647;
const text = z.string().trim();

const isWhole = (typed: string, most: number) => /^\d{1,10}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= most;
const isPercent = (typed: string) => /^\d{1,3}(\.\d{1,4})?$/.test(typed) && Number(typed) > 0 && Number(typed) <= 100;
const isAmount = (typed: string) => /^(?=.*[1-9])\d{1,12}(\.\d{1,4})?$/.test(typed);

/** What the form of a coupon accepts. */
export function couponSchema(t: TFunction) {
  return z
    .object({
      code: text.regex(COUPON_CODE, t('referrals.codeRule')),
      off: z.enum(OFFS),
      value: text,
      currency: z.string().length(3),
      duration: z.enum(DURATIONS),
      months: text,
      until: z.string().regex(/^(\d{4}-\d{2}-\d{2})?$/, t('coupons.untilRule')),
      redemptions: text.refine((typed) => typed === '' || isWhole(typed, MOST_REDEMPTIONS), t('coupons.wholeRule')),
      plans: z.array(z.string()).max(200),
    })
    .superRefine((form, refusals) => {
      const isRight = form.off === 'percent' ? isPercent(form.value) : isAmount(form.value);
      if (!isRight) {
        const message = form.off === 'percent' ? t('coupons.percentRule') : t('plans.amountRule');
        refusals.addIssue({ code: 'custom', path: ['value'], message });
      }
      if (form.duration === 'MONTHS' && !isWhole(form.months, MOST_MONTHS)) {
        refusals.addIssue({ code: 'custom', path: ['months'], message: t('coupons.monthsRule') });
      }
    });
}

export type CouponForm = z.infer<ReturnType<typeof couponSchema>>;

export const emptyCoupon: CouponForm = {
  code: '',
  off: 'percent',
  value: '',
  currency: 'EUR',
  duration: 'ONCE',
  months: '',
  until: '',
  redemptions: '',
  plans: [],
};

/** The form as billing reads it; its end is the beginning of a day in the tenant's zone. */
export function draftOf(form: CouponForm, zone: string): CouponDraft {
  const validTo = form.until ? instantOf(`${form.until}T00:00:00`, zone) : undefined;
  return {
    code: form.code,
    duration: form.duration,
    ...(form.off === 'percent' ? { percent: form.value } : { amount: form.value, currency: form.currency }),
    ...(form.duration === 'MONTHS' ? { months: Number(form.months) } : {}),
    ...(form.redemptions ? { maxRedemptions: Number(form.redemptions) } : {}),
    ...(validTo ? { validTo } : {}),
    ...(form.plans.length > 0 ? { plans: form.plans } : {}),
  };
}
