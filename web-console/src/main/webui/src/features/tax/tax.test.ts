import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import en from '@/locales/en';
import { filledProfile, type ProfileForm, profileOf, profileSchema } from './profileForm';
import { ruleOf, type TaxRuleForm, taxRuleSchema } from './taxRuleForm';
import { validity } from './validity';

beforeAll(async () => {
  await i18next.init({ lng: 'en', resources: { en: { translation: en } } });
});

const paths = (result: { error?: { issues: { path: PropertyKey[] }[] } | undefined }) =>
  result.error?.issues.map((issue) => issue.path.join('.')) ?? [];

describe('a tax rule', () => {
  const form: TaxRuleForm = {
    issuerCountry: 'DE',
    consumerCountry: 'FR',
    region: '',
    category: 'STANDARD',
    rate: '20',
    name: 'TVA',
    from: '2026-01-01',
    to: '',
  };
  const wrong = (typed: Partial<TaxRuleForm>) => paths(taxRuleSchema(i18next.t).safeParse({ ...form, ...typed }));

  it('leaves out what is empty', () => {
    expect(ruleOf(form)).toEqual({
      issuerCountry: 'DE',
      consumerCountry: 'FR',
      category: 'STANDARD',
      rate: 20,
      name: 'TVA',
      from: '2026-01-01',
    });
    expect(JSON.stringify(ruleOf({ ...form, rate: '0.000001', to: '2027-01-01' }))).toContain('"rate":0.000001');
  });

  it('is zero in its category and only there, and ends after it began', () => {
    expect(wrong({})).toEqual([]);
    expect(wrong({ category: 'ZERO' })).toEqual(['rate']);
    expect(wrong({ category: 'ZERO', rate: '0.0' })).toEqual([]);
    expect(wrong({ rate: '0' })).toEqual(['rate']);
    expect(wrong({ to: '2026-01-01' })).toEqual(['to']);
  });

  it('applies from its first day to the one before its end', () => {
    const rule = { from: '2026-01-01', to: '2026-07-01' };
    expect(['2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01'].map((day) => validity(rule, day))).toEqual([
      'upcoming',
      'current',
      'current',
      'past',
    ]);
  });

  it('never applied where it ended on its own first day', () => {
    expect(validity({ from: '2099-01-01', to: '2099-01-01' }, '2026-11-22')).toBe('past');
  });
});

describe('a billing profile', () => {
  const form: ProfileForm = { ...filledProfile(null, 'DE'), legalName: 'Globex GmbH', address: ' Hafen 1 \n\nHaus B ' };

  it('has an address of one to three lines and leaves out what is empty', () => {
    expect(profileOf(form)).toEqual({ legalName: 'Globex GmbH', addressLines: ['Hafen 1', 'Haus B'], country: 'DE' });
    const wrong = (address: string) => paths(profileSchema(i18next.t).safeParse({ ...form, address }));
    expect(wrong(form.address)).toEqual([]);
    expect(wrong(' \n ')).toEqual(['address']);
    expect(wrong('1\n2\n3\n4')).toEqual(['address']);
  });

  it('is shown as it was stored', () => {
    const stored = { ...profileOf(form), vatId: 'DE123456789' };
    expect(profileOf(filledProfile(stored, 'FR'))).toEqual(stored);
  });
});
