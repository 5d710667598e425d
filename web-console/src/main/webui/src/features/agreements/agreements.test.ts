import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Agreement } from '@/lib/api/shapes';
import { formatFor } from '@/lib/format';
import en from '@/locales/en';
import { type AgreementForm, agreementSchema, blankRule, emptyAgreement } from './ruleForm';
import { ruleLines, scopeText } from './ruleText';
import { filledAgreement, requestOf } from './ruleWire';
import { mayEnd, mustSign, versionsOf } from './state';

beforeAll(async () => {
  await i18next.init({ lng: 'en', resources: { en: { translation: en } } });
});

const agreement = {
  id: 'a1',
  model: 'acme/digits',
  scope: { kind: 'REGION', countries: ['DE', 'AT'] },
  version: 2,
  mode: 'PROMOTION',
  recognition: 'PRINCIPAL',
  currency: 'EUR',
  status: 'PROPOSED',
  proposer: 'acme',
  noticeDays: 30,
  proposedAt: '2026-11-01T00:00:00Z',
  shares: [
    {
      tenant: 'datahub',
      role: 'DATA',
      rule: {
        kind: 'PERCENT',
        basis: 'GROSS',
        bands: [
          { from: '0.00', percent: '5' },
          { from: '1000.00', percent: '7.5' },
        ],
        wholeVolume: true,
        cap: '500.00',
      },
    },
    { tenant: 'gridco', role: 'COMPUTE', rule: { kind: 'PER_UNIT', unitPrice: '0.0001', attribution: { months: 12 } } },
    { tenant: 'acme', role: 'TECHNOLOGY', rule: { kind: 'RESIDUAL' }, acceptedAt: '2026-11-01T00:00:00Z' },
    { tenant: 'fund', role: 'INVESTOR', rule: { kind: 'RECOUPMENT', amount: '900.00', from: 'acme', collateral: 'launch' } },
  ],
} as Agreement;

describe('a proposal', () => {
  it('comes back from the form with the fields of each kind only', () => {
    expect(requestOf(filledAgreement(agreement, 'UTC')).rules).toEqual([
      {
        kind: 'PERCENT',
        tenant: 'datahub',
        role: 'DATA',
        basis: 'GROSS',
        bands: [
          { from: '0.00', percent: '5' },
          { from: '1000.00', percent: '7.5' },
        ],
        wholeVolume: true,
        cap: '500.00',
      },
      { kind: 'PER_UNIT', tenant: 'gridco', role: 'COMPUTE', meter: 'REQUESTS', unitPrice: '0.0001', attribution: { months: 12 } },
      { kind: 'RESIDUAL', tenant: 'acme', role: 'TECHNOLOGY' },
      { kind: 'RECOUPMENT', tenant: 'fund', role: 'INVESTOR', amount: '900.00', from: 'acme', collateral: 'launch' },
    ]);
  });

  it('needs a tenant and what the rule says', () => {
    const form = { ...emptyAgreement('acme', 'acme/digits'), rules: [{ ...blankRule('', 'DATA'), kind: 'PER_UNIT' }] };
    const wrong = agreementSchema(i18next.t).safeParse(form).error?.issues.map((issue) => issue.path.join('.'));
    expect(wrong).toEqual(['rules.0.tenant', 'rules.0.unitPrice']);
  });

  it('takes the only band as one from nothing, whatever was typed before others were taken away', () => {
    const rule = { ...blankRule('acme', 'DATA'), wholeVolume: 'yes' as const, bands: [{ from: 'abc', percent: '5' }] };
    const form = { ...emptyAgreement('acme', 'acme/digits'), rules: [rule] };
    expect(agreementSchema(i18next.t).safeParse(form).success).toBe(true);
    expect(requestOf(form).rules?.[0]).toMatchObject({ bands: [{ from: '0', percent: '5' }], wholeVolume: false });
  });

  it('refuses bands out of order', () => {
    const bands = [
      { from: '0', percent: '5' },
      { from: '0', percent: '7' },
    ];
    const form = { ...emptyAgreement('acme', 'acme/digits'), rules: [{ ...blankRule('acme', 'DATA'), bands }] };
    const wrong = agreementSchema(i18next.t).safeParse(form).error?.issues.map((issue) => issue.path.join('.'));
    expect(wrong).toEqual(['rules.0.bands.1.from']);
  });
});

describe('the months of a referral', () => {
  const wrongOf = (form: AgreementForm) =>
    agreementSchema(i18next.t).safeParse(form).error?.issues.map((issue) => issue.path.join('.'));
  const withMonths = (mode: AgreementForm['mode'], months: string): AgreementForm => ({
    ...emptyAgreement('acme', 'acme/digits'),
    mode,
    rules: [{ ...blankRule('acme', 'PROMOTION', '5'), months }],
  });

  it('are 1 to 120, or none', () => {
    ['', '1', '120'].forEach((months) => expect(wrongOf(withMonths('PROMOTION', months)), months).toBeUndefined());
    ['0', '121', 'x'].forEach((months) => expect(wrongOf(withMonths('PROMOTION', months)), months).toEqual(['rules.0.months']));
  });

  it('neither block nor are sent where they are not asked for', () => {
    expect(wrongOf(withMonths('TECHNICAL', '0'))).toBeUndefined();
    expect(requestOf(withMonths('TECHNICAL', '12')).rules?.[0]).not.toHaveProperty('attribution');
    expect(requestOf(withMonths('PROMOTION', '12')).rules?.[0]).toHaveProperty('attribution', { months: 12 });
  });
});

describe('a name for advances', () => {
  it('is at most 40 of a-z, 0-9 and -', () => {
    const rule = { ...blankRule('fund', 'INVESTOR'), kind: 'RECOUPMENT', amount: '9', from: 'acme', collateral: 'Not this' };
    const wrong = agreementSchema(i18next.t).safeParse({ ...emptyAgreement('acme', 'acme/digits'), rules: [rule] }).error;
    expect(wrong?.issues.map((issue) => issue.path.join('.'))).toEqual(['rules.0.collateral']);
  });
});

describe('a scope', () => {
  it('is kept by a counter-proposal and said in words', () => {
    expect(requestOf(filledAgreement(agreement, 'UTC')).scope).toEqual({ kind: 'REGION', countries: ['DE', 'AT'] });
    expect(scopeText(agreement, i18next.t)).toBe('consumers in DE, AT');
    const both = { kind: 'RELEASE_REGION' as const, version: '2.0.0', countries: ['DE'] };
    expect(requestOf(filledAgreement({ ...agreement, scope: both }, 'UTC')).scope).toEqual(both);
  });
});

describe('a rule', () => {
  it('is said in words', () => {
    const said = (agreement.shares ?? []).map((share) => ruleLines(share, 'EUR', i18next.t, formatFor('en')));
    expect(said).toEqual([
      [
        'A percentage of the revenue, of all of the volume reached',
        'from €0.00: 5 %',
        'from €1,000.00: 7.5 %',
        'at most €500.00 a month',
      ],
      ['€0.0001 for each request', 'only of subscriptions it has referred, for 12 months each'],
      ['what is left'],
      ['€900.00 come back out of the share of acme', 'together with other advances named launch'],
    ]);
  });
});

describe('an agreement', () => {
  it('waits for those who have not signed, while it is proposed', () => {
    expect(mustSign(agreement, 'datahub')).toBe(true);
    expect(mustSign(agreement, 'acme')).toBe(false);
    expect(mustSign({ ...agreement, status: 'SUPERSEDED' }, 'datahub')).toBe(false);
  });

  it('is ended once', () => {
    expect(mayEnd({ ...agreement, status: 'ACTIVE' })).toBe(true);
    expect(mayEnd({ ...agreement, status: 'ACTIVE', endsAt: '2026-12-01T00:00:00Z' })).toBe(false);
    expect(mayEnd({ ...agreement, status: 'ENDED' })).toBe(false);
  });

  it('that ends by itself can be ended before, once', () => {
    const until = '2027-06-01T00:00:00Z';
    expect(mayEnd({ ...agreement, status: 'ACTIVE', until, endsAt: until })).toBe(true);
    expect(mayEnd({ ...agreement, status: 'ACTIVE', until, endsAt: '2026-12-01T00:00:00Z' })).toBe(false);
  });

  it('has versions for its model and currency', () => {
    const others = [{ ...agreement, version: 1 }, agreement, { ...agreement, currency: 'USD' }];
    expect(versionsOf(agreement, others).map((version) => version.version)).toEqual([2, 1]);
  });
});
