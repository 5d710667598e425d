import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Plan, PlanComponent } from '@/lib/api/shapes';
import en from '@/locales/en';
import { inForce } from './api';
import { blank, formOf, wireOf } from './componentForm';
import { componentsSchema, emptyForm, filledForm, planSchema, termsOf } from './planForm';

beforeAll(async () => {
  await i18next.init({ lng: 'en', resources: { en: { translation: en } } });
});

const problems = (components: unknown) =>
  componentsSchema(i18next.t)
    .safeParse(components)
    .error?.issues.map((issue) => issue.path.join('.')) ?? [];

describe('a component', () => {
  it.each<PlanComponent>([
    { type: 'PER_UNIT', name: 'calls', meter: 'REQUESTS', price: '0.002', included: 100 },
    { type: 'PACKAGE', name: 'packs', meter: 'ROWS', price: '5', size: 1000 },
    { type: 'GRADUATED', name: 'tiers', meter: 'BYTES_IN', tiers: [{ upTo: 10, price: '1', flat: '2' }, { price: '0.5' }] },
    { type: 'VOLUME', name: 'steps', meter: 'REQUESTS', tiers: [{ upTo: 10, price: '0', flat: '2' }, { price: '0', flat: '9' }] },
    { type: 'RECURRING', name: 'fee', amount: '9.90' },
    { type: 'MINIMUM', name: 'least', amount: '20' },
    { type: 'PERCENT_DISCOUNT', name: 'off', percent: '12.5' },
  ])('comes back from the form as it was: $type', (component) => {
    expect(wireOf(formOf(component))).toEqual(component);
  });

  it('needs what its kind needs, and only that', () => {
    expect(problems([{ ...blank('PER_UNIT', 'calls'), price: 'cheap' }])).toEqual(['0.price']);
    expect(problems([{ ...blank('PER_UNIT', 'calls'), price: '0.1', amount: 'whatever' }])).toEqual([]);
    expect(problems([{ ...blank('PACKAGE', 'packs'), price: '1' }])).toEqual(['0.size']);
  });

  it('refuses tiers that overlap', () => {
    const tiers = [
      { upTo: '100', price: '1', flat: '' },
      { upTo: '100', price: '1', flat: '' },
      { upTo: '', price: '1', flat: '' },
    ];
    expect(problems([{ ...blank('GRADUATED', 'tiers'), tiers }])).toEqual(['0.tiers.1.upTo']);
  });

  it('refuses a discount with nothing above it, and a second minimum', () => {
    const fee = { ...blank('RECURRING', 'fee'), amount: '1' };
    const least = { ...blank('MINIMUM', 'least'), amount: '5' };
    expect(problems([{ ...blank('FIXED_DISCOUNT', 'off'), amount: '1' }, fee])).toEqual(['0.kind']);
    expect(problems([fee, least, least])).toEqual(['2.kind']);
  });
});

describe('a plan', () => {
  it('says only the limits that are given', () => {
    const form = planSchema(i18next.t).parse({
      ...emptyForm('acme/digits', 'calls'),
      name: 'standard',
      components: [{ ...blank('PER_UNIT', 'calls'), price: '0.002' }],
      monthlyRequests: '500',
      quotaKind: 'SOFT',
      concurrentRequests: '8',
      failedRequests: 'BILLED',
      trialDays: '14',
    });
    expect(termsOf(form)).toEqual({
      currency: 'EUR',
      components: [{ type: 'PER_UNIT', name: 'calls', meter: 'REQUESTS', price: '0.002' }],
      monthlyRequests: 500,
      quotaKind: 'SOFT',
      concurrentRequests: 8,
      failedRequests: 'BILLED',
      trialDays: 14,
    });
  });

  it('says that a hard quota may be exceeded only where that was chosen, and by how much', () => {
    const filled = { ...emptyForm('acme/digits', 'calls'), name: 'standard', components: [{ ...blank('PER_UNIT', 'calls'), price: '0.002' }], monthlyRequests: '500' };
    expect(termsOf(planSchema(i18next.t).parse(filled))).not.toHaveProperty('withoutBilling');
    expect(termsOf(planSchema(i18next.t).parse({ ...filled, withoutBilling: 'ALLOW', requestsPerNode: '50' }))).toMatchObject({
      quotaKind: 'HARD',
      withoutBilling: { policy: 'ALLOW', requestsPerNode: 50, exceedable: true },
    });
    expect(termsOf(planSchema(i18next.t).parse({ ...filled, monthlyRequests: '', withoutBilling: 'ALLOW' }))).not.toHaveProperty('withoutBilling');
    const refused = planSchema(i18next.t).safeParse({ ...filled, withoutBilling: 'ALLOW', requestsPerNode: '1000001' });
    expect(refused.error?.issues.map((issue) => issue.path.join('.'))).toEqual(['requestsPerNode']);
    expect(planSchema(i18next.t).safeParse({ ...filled, withoutBilling: 'ALLOW' }).success).toBe(false);
  });

  it('is not held up by what a field said that is gone', () => {
    const filled = { ...emptyForm('acme/digits', 'calls'), name: 'standard', components: [{ ...blank('PER_UNIT', 'calls'), price: '0.002' }], monthlyRequests: '500' };
    expect(planSchema(i18next.t).safeParse({ ...filled, requestsPerNode: '5 000' }).success).toBe(true);
  });

  it('keeps in a new version what the form does not show', () => {
    const latest = { model: 'acme/digits', name: 'standard', currency: 'EUR', components: [], failedRequests: 'FREE', trialDays: 0, proration: 'DAY', weight: 5 };
    expect(termsOf(filledForm(latest as unknown as Plan))).toMatchObject({ proration: 'DAY', weight: 5 });
  });

  it('has the latest version in force whose time has come', () => {
    const version = (number: number, effectiveAt: string) => ({ version: number, effectiveAt }) as Plan;
    const all = [version(3, '2027-01-01T00:00:00Z'), version(2, '2026-11-01T00:00:00Z'), version(1, '2026-10-01T00:00:00Z')];
    expect(inForce(all, '2026-12-01T00:00:00Z')?.version).toBe(2);
    expect(inForce(all, '2026-09-01T00:00:00Z')).toBeUndefined();
  });
});
