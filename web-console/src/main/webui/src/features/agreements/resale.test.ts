import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Agreement, AgreementShare } from '@/lib/api/shapes';
import { formatFor } from '@/lib/format';
import en from '@/locales/en';
import zh from '@/locales/zh-CN';
import { agreementSchema, blankRule, emptyAgreement, type PlanPriceForm, type RuleForm } from './ruleForm';
import { ruleLines } from './ruleText';
import { filledAgreement, requestOf } from './ruleWire';

beforeAll(async () => {
  await i18next.init({ lng: 'en', resources: { en: { translation: en }, 'zh-CN': { translation: zh } } });
});

const BASIC = '00000000-0000-0000-0000-000000000001';
const PRO = '00000000-0000-0000-0000-000000000002';
const price = (planId: string, unitPrice: string, plan = ''): PlanPriceForm => ({ planId, plan, unitPrice });
const resale = (unitPrice: string, planPrices: PlanPriceForm[]): RuleForm => ({
  ...blankRule('shop', 'RESELLER'),
  kind: 'RESALE',
  unitPrice,
  planPrices,
});
const formOf = (rule: RuleForm) => ({ ...emptyAgreement('acme', 'acme/digits'), rules: [rule] });
const wrongOf = (rule: RuleForm) =>
  agreementSchema(i18next.t).safeParse(formOf(rule)).error?.issues.map((issue) => issue.path.join('.'));
const shareOf = (rule: Partial<AgreementShare['rule']>): AgreementShare => ({
  tenant: 'shop',
  role: 'RESELLER',
  rule: { kind: 'RESALE', ...rule },
});
const said = (share: AgreementShare, language = 'en') =>
  ruleLines(share, 'EUR', i18next.getFixedT(language), formatFor(language as 'en'));

describe('a resale rule in the form', () => {
  it('needs one price for all plans, or a price for some', () => {
    expect(wrongOf(resale('0.80', []))).toBeUndefined();
    expect(wrongOf(resale('', [price(PRO, '0.35')]))).toBeUndefined();
    expect(wrongOf(resale('0.80', [price(PRO, '0'), price(BASIC, '0.7')]))).toBeUndefined();
    expect(wrongOf(resale('', []))).toEqual(['rules.0.unitPrice']);
    expect(wrongOf(resale('cheap', [price(PRO, '0.35')]))).toEqual(['rules.0.unitPrice']);
  });

  it('names each plan once, with a price that is not below nothing', () => {
    expect(wrongOf(resale('0.80', [price('', '0.35')]))).toEqual(['rules.0.planPrices.0.planId']);
    expect(wrongOf(resale('0.80', [price(PRO, '-0.35')]))).toEqual(['rules.0.planPrices.0.unitPrice']);
    expect(wrongOf(resale('0.80', [price(PRO, '0.35'), price(PRO, '0.3')]))).toEqual(['rules.0.planPrices.1.planId']);
  });

  it('is sent with the prices it has, and no other kind with any', () => {
    const who = { kind: 'RESALE', tenant: 'shop', role: 'RESELLER', meter: 'REQUESTS' };
    expect(requestOf(formOf(resale('0.80', []))).rules).toEqual([{ ...who, unitPrice: '0.80' }]);
    expect(requestOf(formOf(resale('', [price(PRO, '0.35', 'pro')]))).rules).toEqual([
      { ...who, planPrices: [{ planId: PRO, unitPrice: '0.35' }] },
    ]);
    const other: RuleForm = { ...resale('0.80', [price(PRO, '0.35')]), kind: 'PER_UNIT' };
    expect(requestOf(formOf(other)).rules?.[0]).not.toHaveProperty('planPrices');
  });

  it('is filled for a counter-proposal', () => {
    const planPrices = [{ planId: PRO, plan: 'pro', unitPrice: '0.35' }];
    const agreement = {
      model: 'acme/digits',
      scope: { kind: 'MODEL' },
      noticeDays: 0,
      shares: [shareOf({ planPrices })],
    } as Agreement;
    const [rule] = filledAgreement(agreement, 'UTC').rules;
    expect(rule?.planPrices).toEqual(planPrices);
    expect(rule?.unitPrice).toBe('');
  });
});

describe('a resale rule in words', () => {
  it('says the one price, or the price of each plan and of all others', () => {
    const planPrices = [{ planId: PRO, plan: 'pro', unitPrice: '0.35' }];
    expect(said(shareOf({ unitPrice: '0.80' }))).toEqual(['what consumers paid above €0.80 for each request']);
    expect(said(shareOf({ unitPrice: '0.80', planPrices, cap: '500.00' }))).toEqual([
      'what consumers paid above a wholesale price for each request',
      'plan pro: €0.35',
      'every other plan: €0.80',
      'at most €500.00 a month',
    ]);
    expect(said(shareOf({ planPrices })).at(-1)).toBe('other plans are not resold');
    expect(said(shareOf({ planPrices }), 'zh-CN')).toHaveLength(3);
  });
});
