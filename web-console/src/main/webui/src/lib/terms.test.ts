import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import en from '@/locales/en';
import zh from '@/locales/zh-CN';
import type { PlanComponent } from './api/shapes';
import { formatFor, instantOf } from './format';
import { metersOf, usageOf } from './simulation';
import { quantityText, termLines } from './terms';

beforeAll(async () => {
  await i18next.init({ lng: 'en', resources: { en: { translation: en }, 'zh-CN': { translation: zh } } });
});

const said = (component: PlanComponent, language = 'en') =>
  termLines(component, 'EUR', i18next.getFixedT(language), formatFor(language));

describe('the terms of a component', () => {
  it('give a small price for a thousand too', () => {
    expect(said({ type: 'PER_UNIT', name: 'calls', meter: 'REQUESTS', price: '0.002', included: 1000 })).toEqual([
      '€0.002 per request',
      '€2.00 per 1,000 requests',
      '1,000 requests a month included',
    ]);
  });

  it('name every tier', () => {
    const tiers = [{ upTo: 1000, price: '0.01', flat: '5' }, { price: '0.001' }];
    expect(said({ type: 'GRADUATED', name: 'rows', meter: 'ROWS', tiers })).toEqual([
      'Graduated by rows',
      'up to 1,000: €0.01 per row + €5.00',
      'beyond: €0.001 per row',
    ]);
  });

  it('call volume pricing without unit prices a stairstep', () => {
    const tiers = [{ upTo: 100, price: '0', flat: '3' }, { price: '0', flat: '9' }];
    expect(said({ type: 'VOLUME', name: 'calls', meter: 'REQUESTS', tiers })).toEqual([
      'In steps by requests',
      'up to 100: €3.00',
      'beyond: €9.00',
    ]);
  });

  it('are said in Chinese', () => {
    expect(said({ type: 'RECURRING', name: 'fee', amount: '9' }, 'zh-CN')).toEqual(['每月 €9.00']);
    expect(said({ type: 'PERCENT_DISCOUNT', name: 'off', percent: '12.5' }, 'zh-CN')).toEqual(['减 12.5 %']);
  });

  it('show quantities in the unit of the price', () => {
    const text = (quantity: number, unit: string) => quantityText(quantity, unit, i18next.getFixedT('en'), formatFor('en'));
    expect(text(2_500_000, 'compute-microseconds')).toBe('2.5 seconds of compute');
    expect(text(12, 'requests')).toBe('12 requests');
    expect(text(15 * 86_400, 'subscribed-seconds')).toBe('15 days');
  });
});

describe('a simulation', () => {
  it('counts in the finest unit, and nothing where no whole number is typed', () => {
    expect(usageOf({ REQUESTS: '20', COMPUTE_TIME: '3', ROWS: 'many' })).toEqual({
      requests: 20,
      rows: 0,
      computeMicros: 3_000_000,
      bytesIn: 0,
      bytesOut: 0,
      tokensIn: 0,
      tokensOut: 0,
    });
  });

  it('asks for what the plan charges by', () => {
    expect(metersOf([{ type: 'PER_UNIT', name: 'rows', meter: 'ROWS', price: '1' }])).toEqual(['ROWS']);
    expect(metersOf([{ type: 'RECURRING', name: 'fee', amount: '1' }])).toEqual(['REQUESTS']);
  });
});

describe('a local time', () => {
  it('is an instant in its zone, in summer and in winter', () => {
    expect(instantOf('2026-12-01T00:00', 'Europe/Berlin')).toBe('2026-11-30T23:00:00.000Z');
    expect(instantOf('2026-07-01T00:00', 'Europe/Berlin')).toBe('2026-06-30T22:00:00.000Z');
    expect(instantOf('2026-07-01T08:00', 'Asia/Shanghai')).toBe('2026-07-01T00:00:00.000Z');
    expect(instantOf('', 'UTC')).toBeUndefined();
  });
});
