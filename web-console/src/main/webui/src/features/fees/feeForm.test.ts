import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import en from '@/locales/en';
import { emptyFees, type FeeForm, feeSchema, scheduleOf } from './feeForm';

beforeAll(async () => {
  await i18next.init({ lng: 'en', resources: { en: { translation: en } } });
});

const wrongOf = (form: FeeForm) => feeSchema(i18next.t).safeParse(form).error?.issues.map((issue) => issue.path.join('.'));
const form: FeeForm = { ...emptyFees('2026-12'), bands: [{ from: '0', percent: '20' }, { from: '1000', percent: '15' }], wholeVolume: 'yes' };

describe('a schedule of fees', () => {
  it('is sent with its bands, the first from nothing', () => {
    expect(wrongOf(form)).toBeUndefined();
    expect(scheduleOf(form)).toEqual({
      currency: 'EUR',
      from: '2026-12',
      bands: [
        { from: '0', percent: '20' },
        { from: '1000', percent: '15' },
      ],
      wholeVolume: true,
    });
  });

  it('with one band is a flat percentage', () => {
    const flat = { ...form, bands: [{ from: 'x', percent: '20' }] };
    expect(wrongOf(flat)).toBeUndefined();
    expect(scheduleOf(flat)).toMatchObject({ bands: [{ from: '0', percent: '20' }], wholeVolume: false });
  });

  it('needs bands that rise, percentages and a month', () => {
    const wrong = { ...form, month: 'May', bands: [{ from: '0', percent: '101' }, { from: '0', percent: '' }] };
    expect(wrongOf(wrong)).toEqual(['month', 'bands.0.percent', 'bands.1.from', 'bands.1.percent']);
  });
});
