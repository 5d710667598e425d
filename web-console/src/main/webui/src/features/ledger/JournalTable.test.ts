import { describe, expect, it } from 'vitest';
import { sidesOf } from './JournalTable';

describe('an entry', () => {
  it('is a debit when positive and a credit when negative, digit by digit', () => {
    expect(sidesOf({ amount: '12.30', currency: 'EUR' })).toEqual({ debit: '12.30' });
    expect(sidesOf({ amount: '-0.05', currency: 'EUR' })).toEqual({ credit: '0.05' });
  });
});
