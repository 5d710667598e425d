import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Agreement, AgreementShare } from '@/lib/api/shapes';
import { formatFor } from '@/lib/format';
import en from '@/locales/en';
import { type AgreementForm, agreementSchema, blankRule, emptyAgreement, type RuleForm } from './ruleForm';
import { ruleLines } from './ruleText';
import { filledAgreement, requestOf } from './ruleWire';

beforeAll(async () => {
  await i18next.init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } });
});

const limited = { cap: '50.00', lifetimeCap: '900.00', window: { from: '2026-03', to: '2026-06' } };
const shares: AgreementShare[] = [
  { tenant: 'platform', role: 'PLATFORM', rule: { kind: 'PERCENT', basis: 'NET_OF_TAX', bands: [{ from: '0.00', percent: '10' }], wholeVolume: false } },
  {
    tenant: 'datahub',
    role: 'DATA',
    rule: {
      kind: 'PERCENT',
      basis: 'NET_OF_FEES',
      bands: [
        { from: '0.00', percent: '33.333333333333', rate: '1/3' },
        { from: '100.00', percent: '25' },
      ],
      wholeVolume: false,
      ...limited,
    },
  },
  { tenant: 'gridco', role: 'COMPUTE', rule: { kind: 'PER_UNIT', meter: 'COMPUTE_TIME', unitPrice: '0.01', ...limited } },
  { tenant: 'shop', role: 'RESELLER', rule: { kind: 'RESALE', meter: 'TOKENS_OUT', unitPrice: '0.02', lifetimeCap: '900.00', window: { to: '2026-06' } } },
];
const agreement = {
  model: 'acme/digits',
  scope: { kind: 'MODEL' },
  mode: 'PROMOTION',
  recognition: 'AGENT',
  currency: 'EUR',
  noticeDays: 30,
  from: '2026-10-24T22:00:00Z',
  until: '2026-10-25T01:00:00Z',
  shares,
} as Agreement;

/** What is sent when nobody has changed anything in the editor, as it leaves the form's check. */
const countered = (zone: string) => requestOf(agreementSchema(i18next.t).parse(filledAgreement(agreement, zone)));

describe('a counter-proposal', () => {
  it('loses no term that the proposal had', () => {
    const { rules, from, until } = countered('UTC');
    expect([from, until]).toEqual([agreement.from, agreement.until]);
    expect(rules?.[0]).toEqual({ kind: 'PERCENT', tenant: 'platform', role: 'PLATFORM', basis: 'NET_OF_TAX', bands: [{ from: '0', percent: '10' }], wholeVolume: false });
    expect(rules?.[1]).toEqual({
      kind: 'PERCENT',
      tenant: 'datahub',
      role: 'DATA',
      basis: 'NET_OF_FEES',
      bands: [
        { from: '0.00', rate: '1/3' },
        { from: '100.00', percent: '25' },
      ],
      wholeVolume: false,
      ...limited,
    });
    expect(rules?.slice(2)).toEqual(shares.slice(2).map(({ tenant, role, rule }) => ({ tenant, role, ...rule })));
  });

  it('keeps an hour that clocks show twice', () => {
    expect(countered('Europe/Berlin')).toMatchObject({ from: agreement.from, until: agreement.until });
    const changed = { ...filledAgreement(agreement, 'Europe/Berlin'), until: '2026-12-01T00:00' };
    expect(requestOf(changed).until).toBe('2026-11-30T23:00:00.000Z');
    expect(requestOf({ ...changed, until: '' })).not.toHaveProperty('until');
  });
});

describe('the terms in the form', () => {
  const wrongOf = (form: Partial<AgreementForm>) =>
    agreementSchema(i18next.t).safeParse({ ...emptyAgreement('acme', 'acme/digits'), ...form }).error?.issues.map((issue) => issue.path.join('.'));
  const withRule = (rule: Partial<RuleForm>) => ({ rules: [{ ...blankRule('acme', 'DATA', '5'), ...rule }] });

  it('take a fraction for a percentage', () => {
    ['1/3', '2/2', '33.3'].forEach((percent) => expect(wrongOf(withRule({ bands: [{ from: '0', percent }] })), percent).toBeUndefined());
    ['4/3', '1/0', '1/', '101'].forEach((percent) =>
      expect(wrongOf(withRule({ bands: [{ from: '0', percent }] })), percent).toEqual(['rules.0.bands.0.percent']),
    );
    const form = { ...emptyAgreement('acme', 'acme/digits'), ...withRule({ bands: [{ from: '0', percent: '1/3' }] }) };
    expect(requestOf(form).rules?.[0]).toMatchObject({ bands: [{ from: '0', rate: '1/3' }] });
  });

  it('refuse months out of order, and times that are no full hours', () => {
    expect(wrongOf(withRule({ windowFrom: '2026-03', windowTo: '2026-06', lifetimeCap: '9' }))).toBeUndefined();
    expect(wrongOf(withRule({ windowFrom: '2026-06', windowTo: '2026-06' }))).toEqual(['rules.0.windowTo']);
    expect(wrongOf({ from: '2026-06-01T00:00', until: '2026-07-01T00:00' })).toBeUndefined();
    expect(wrongOf({ from: '2026-06-01T00:30' })).toEqual(['from']);
    expect(wrongOf({ from: '2026-06-01T00:00', until: '2026-06-01T00:00' })).toEqual(['until']);
  });
});

describe('a rule in words', () => {
  it('says its meter, basis, fraction, caps and months', () => {
    expect(shares.map((share) => ruleLines(share, 'EUR', i18next.t, formatFor('en')))).toEqual([
      ['10 % of the revenue without tax'],
      [
        "A percentage of the revenue less the platform's fees before it, by volume",
        'from €0.00: 1/3',
        'from €100.00: 25 %',
        'at most €50.00 a month',
        'at most €900.00 altogether',
        'for usage from March 2026 until before June 2026',
      ],
      ['€0.01 for each second of compute', 'at most €50.00 a month', 'at most €900.00 altogether', 'for usage from March 2026 until before June 2026'],
      ['what consumers paid above €0.02 for each token sent', 'at most €900.00 altogether', 'for usage before June 2026'],
    ]);
  });
});
