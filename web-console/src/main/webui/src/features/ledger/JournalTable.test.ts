import { describe, expect, it } from 'vitest';
import en from '@/locales/en';
import zh from '@/locales/zh-CN';
import { sidesOf } from './JournalTable';
import { shortIds } from './shortIds';

describe('an entry', () => {
  it('is a debit when positive and a credit when negative, digit by digit', () => {
    expect(sidesOf({ amount: '12.30', currency: 'EUR' })).toEqual({ debit: '12.30' });
    expect(sidesOf({ amount: '-0.05', currency: 'EUR' })).toEqual({ credit: '0.05' });
  });
});

describe('a reference', () => {
  it('is read with the beginning of its id', () => {
    expect(shortIds('payment/76ab80ce-f127-443f-9fe1-4d5df0c9a320/1')).toBe('payment/76ab80ce…/1');
    expect(shortIds('MM-2026-000004/1')).toBe('MM-2026-000004/1');
  });
});

describe('an account', () => {
  it('has a name in both languages, whatever it is for', () => {
    for (const purpose of ['INPUT_TAX', 'UNALLOCATED', 'UNEXPLAINED', 'OUTGOING', 'BANK_FEES', 'OPENING_BALANCE', 'TAX', 'BANK'] as const) {
      expect(en.ledger.purposes[purpose]).not.toBe(purpose);
      expect(zh.ledger.purposes[purpose]).not.toBe(en.ledger.purposes[purpose]);
    }
  });
});
