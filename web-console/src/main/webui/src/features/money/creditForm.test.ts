import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import en from '@/locales/en';
import { type CreditForm, creditSchema, linesOf } from './creditForm';

beforeAll(async () => {
  await i18next.init({ lng: 'en', resources: { en: { translation: en } } });
});

const form: CreditForm = { number: 'MM-2026-000001', reason: 'wrong price', extent: 'lines', lines: [] };
const wrong = (typed: CreditForm) =>
  creditSchema(i18next.t)
    .safeParse(typed)
    .error?.issues.map((issue) => issue.path.join('.')) ?? [];

describe('a credit note', () => {
  it('names lines and amounts, or none for all that is left', () => {
    const typed = { ...form, lines: [{ line: '2', amount: '0.50' }] };
    expect(linesOf(typed)).toEqual([{ line: 2, amount: '0.50' }]);
    expect(linesOf({ ...typed, extent: 'all' })).toEqual([]);
  });

  it('needs a reason and, line by line, what is credited', () => {
    expect(wrong({ ...form, reason: ' ' })).toEqual(['reason']);
    expect(wrong({ ...form, lines: [{ line: '0', amount: 'all' }] })).toEqual(['lines.0.line', 'lines.0.amount']);
    expect(wrong({ ...form, extent: 'all', lines: [{ line: '', amount: '' }] })).toEqual([]);
  });
});
