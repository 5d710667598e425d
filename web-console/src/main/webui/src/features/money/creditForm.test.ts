import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import en from '@/locales/en';
import { type CreditForm, creditSchema, emptyCredit, linesOf } from './creditForm';

beforeAll(async () => {
  await i18next.init({ lng: 'en', resources: { en: { translation: en } } });
});

const left = (line: number, amount: string) => ({ line, left: { amount, currency: 'EUR' } });
const form: CreditForm = {
  ...emptyCredit({ creditable: [left(1, '1.00'), left(2, '0.00'), left(3, '0.50')] }),
  reason: 'wrong price',
  extent: 'lines',
};
const choose = (amount: string): CreditForm => ({
  ...form,
  lines: form.lines.map((line) => (line.line === 3 ? { ...line, chosen: true, amount } : line)),
});
const wrong = (typed: CreditForm) =>
  creditSchema(i18next.t)
    .safeParse(typed)
    .error?.issues.map((issue) => issue.path.join('.')) ?? [];

describe('a credit note', () => {
  it('offers the lines that have something left, with all of that', () => {
    expect(form.lines).toEqual([
      { line: 1, chosen: false, amount: '1.00' },
      { line: 3, chosen: false, amount: '0.50' },
    ]);
  });

  it('names the lines that were chosen, or none for all that is left', () => {
    expect(linesOf(choose('0.20'))).toEqual([{ line: 3, amount: '0.20' }]);
    expect(linesOf({ ...choose('0.20'), extent: 'all' })).toEqual([]);
  });

  it('needs a reason and, where lines are credited, one of them and how much', () => {
    expect(wrong({ ...choose('0.20'), reason: ' ' })).toEqual(['reason']);
    expect(wrong(form)).toEqual(['extent']);
    expect(wrong(choose('all'))).toEqual(['lines.1.amount']);
    expect(wrong({ ...choose('all'), extent: 'all' })).toEqual([]);
  });
});
