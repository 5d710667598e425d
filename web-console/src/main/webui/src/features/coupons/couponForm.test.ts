import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import en from '@/locales/en';
import { couponSchema, draftOf, emptyCoupon } from './couponForm';

beforeAll(async () => {
  await i18next.init({ lng: 'en', resources: { en: { translation: en } } });
});

const typed = { ...emptyCoupon, code: 'FAIR-2026', value: '12.5' };
const draft = (change: object) => draftOf(couponSchema(i18next.t).parse({ ...typed, ...change }), 'Asia/Shanghai');

describe('a coupon', () => {
  it('takes a percentage off once, of every plan, unless more is said', () => {
    expect(draft({})).toEqual({ code: 'FAIR-2026', percent: '12.5', duration: 'ONCE' });
  });

  it('takes an amount off for months, until a day in the tenant’s zone, so many times, of some plans', () => {
    const change = { off: 'amount', value: '5', duration: 'MONTHS', months: '3', until: '2027-01-01', redemptions: '100', plans: ['p1'] };
    expect(draft(change)).toEqual({
      code: 'FAIR-2026',
      amount: '5',
      currency: 'EUR',
      duration: 'MONTHS',
      months: 3,
      maxRedemptions: 100,
      validTo: '2026-12-31T16:00:00.000Z',
      plans: ['p1'],
    });
  });

  it('says nothing of months that it is not for', () => {
    expect(draft({ duration: 'FOREVER', months: '3' })).not.toHaveProperty('months');
  });

  it.each([
    { code: 'abc' },
    { code: 'lower' },
    { value: '0' },
    { value: '100.5' },
    { off: 'amount', value: '0.00' },
    { off: 'amount', value: '-1' },
    { duration: 'MONTHS', months: '' },
    { duration: 'MONTHS', months: '1201' },
    { redemptions: '0' },
    { redemptions: '3000000000' },
    { until: 'soon' },
  ])('is refused with %o', (change) => {
    expect(couponSchema(i18next.t).safeParse({ ...typed, ...change }).success).toBe(false);
  });
});
