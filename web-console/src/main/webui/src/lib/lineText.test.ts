import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import en from '@/locales/en';
import zh from '@/locales/zh-CN';
import { couponText, lineText } from './lineText';

beforeAll(async () => {
  await i18next.init({ lng: 'en', resources: { en: { translation: en }, 'zh-CN': { translation: zh } }, interpolation: { escapeValue: false } });
});

const line = { kind: 'USAGE' as const, model: 'acme/digits', usagePeriod: '2026-11' };
const late = { ...line, kind: 'ADJUSTMENT' as const, usagePeriod: '2026-10' };
const said = (of: Omit<Parameters<typeof lineText>[0], 'description'>, description: string, lng = 'en') =>
  lineText({ ...of, description }, i18next.getFixedT(lng));

describe('what a line is of', () => {
  it('is its plan, the part of the price and the coupon', () => {
    expect(said(line, 'acme/digits, plan pro v2, 2026-11')).toBe('Plan pro, version 2');
    expect(said(line, 'acme/digits, plan pro v2, 2026-11: Requests, first tier')).toBe('Plan pro, version 2 · Requests, first tier');
    expect(said(line, 'acme/digits, plan pro v2, 2026-11: Tokens, less coupon FAIR-10')).toBe('Plan pro, version 2 · Tokens · less coupon FAIR-10');
    expect(said(late, 'Adjustment for 2026-10: acme/digits, plan pro v2: Tokens')).toBe('Plan pro, version 2 · Tokens');
  });

  it('says where it is less what was credited', () => {
    expect(said(line, 'acme/digits, plan pro v2, 2026-11, less what was credited')).toBe('Plan pro, version 2 · less what was credited');
    expect(said(late, 'Adjustment for 2026-10: acme/digits, plan pro v2: Tokens, less coupon FAIR, less what was credited')).toBe(
      'Plan pro, version 2 · Tokens · less coupon FAIR · less what was credited',
    );
    expect(said(line, 'acme/digits, plan pro v2, 2026-11, less what was credited', 'zh-CN')?.replace('pro', '')).not.toMatch(/[A-Za-z]/);
  });

  it('takes names for names, whatever is in them', () => {
    expect(said(line, 'acme/digits, plan pro v1 v12, 2026-11')).toBe('Plan pro v1, version 12');
    expect(said(late, 'Adjustment for 2026-10: acme/digits, plan a, plan b v3')).toBe('Plan a, plan b, version 3');
  });

  it('is said in Chinese too, but for the names', () => {
    const text = said(line, 'acme/digits, plan pro v2, 2026-11: Tokens, less coupon FAIR', 'zh-CN');
    expect(text?.replaceAll(/pro|Tokens|FAIR/g, '')).not.toMatch(/[A-Za-z]/);
  });

  it('is not guessed where it is written otherwise', () => {
    expect(said(line, 'Usage of acme/digits')).toBeUndefined();
    expect(said(late, 'acme/digits, plan pro v2, 2026-11')).toBeUndefined();
  });
});

describe('what a coupon took something off', () => {
  const coupon = { code: 'FAIR', usagePeriod: '2026-11' };

  it('is a plan of a model', () => {
    const text = (description: string) => couponText({ ...coupon, description }, i18next.getFixedT('en'));
    expect(text('Coupon FAIR: acme/digits, plan pro v2, 2026-11')).toBe('acme/digits, plan pro, version 2');
    expect(text('Coupon FAIR: Adjustment for 2026-10: acme/digits, plan pro v2')).toBe('acme/digits, plan pro, version 2');
    expect(text('something else')).toBe('something else');
  });
});
