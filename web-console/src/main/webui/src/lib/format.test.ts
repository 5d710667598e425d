import { describe, expect, it } from 'vitest';
import { currentPeriod, formatFor, shiftPeriod } from './format';
import { preferredLanguage } from './i18n';
import { perThousand } from './price';

describe('formats', () => {
  it('show money with all its decimals, and never fewer than the currency has', () => {
    expect(formatFor('en').money('0.002', 'EUR')).toBe('€0.002');
    expect(formatFor('en').money('1', 'EUR')).toBe('€1.00');
    expect(formatFor('en').money('1000', 'JPY')).toBe('¥1,000');
    expect(formatFor('en').money('0.000000000001', 'EUR')).toBe('€0.000000000001');
    expect(formatFor('en').money('12345678901234567890.12', 'EUR')).toBe('€12,345,678,901,234,567,890.12');
  });

  it('speak the chosen language', () => {
    expect(formatFor('zh-CN').month('2026-11')).toBe('2026年11月');
    expect(formatFor('en').month('2026-11')).toBe('November 2026');
  });

  it('show instants in the zone they are asked for', () => {
    expect(formatFor('en').instant('2026-11-30T23:30:00Z', 'Asia/Shanghai')).toContain('Dec 1, 2026');
    expect(formatFor('en').instant('2026-11-30T23:30:00Z', 'UTC')).toContain('Nov 30, 2026');
  });

  it('count bytes in thousands', () => {
    expect(formatFor('en').bytes(999)).toBe('999 B');
    expect(formatFor('en').bytes(2_777_036)).toBe('2.8 MB');
    expect(formatFor('en').bytes(150_000_000_000)).toBe('150 GB');
  });
});

describe('periods', () => {
  it('begin in the zone of the tenant', () => {
    const lateInNovember = new Date('2026-11-30T20:00:00Z');
    expect(currentPeriod('UTC', lateInNovember)).toBe('2026-11');
    expect(currentPeriod('Asia/Shanghai', lateInNovember)).toBe('2026-12');
  });

  it('go on over the turn of the year', () => {
    expect(shiftPeriod('2026-12', 1)).toBe('2027-01');
    expect(shiftPeriod('2026-01', -1)).toBe('2025-12');
  });
});

describe('prices', () => {
  it.each([
    ['0.002', '2'],
    ['1', '1000'],
    ['0.0000005', '0.0005'],
    ['12.3456', '12345.6'],
    ['0', '0'],
    ['0.100', '100'],
  ])('%s a request is %s for a thousand', (price, thousand) => {
    expect(perThousand(price)).toBe(thousand);
  });
});

describe('the first language', () => {
  it('is the stored one, then the browser’s, then English', () => {
    expect(preferredLanguage('zh-CN', ['en'])).toBe('zh-CN');
    expect(preferredLanguage(null, ['fr', 'zh-TW', 'en'])).toBe('zh-CN');
    expect(preferredLanguage(null, ['fr'])).toBe('en');
    expect(preferredLanguage('xx', [])).toBe('en');
  });
});
