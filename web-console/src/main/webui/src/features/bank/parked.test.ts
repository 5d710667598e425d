import { describe, expect, it } from 'vitest';
import { detailOf } from './parked';

describe('an entry that waits', () => {
  it('says what its reason leaves open, and nothing twice', () => {
    expect(detailOf({ parked: 'DEBIT', detail: 'Money that went out.' })).toBeUndefined();
    expect(detailOf({ parked: 'UNMATCHED', detail: 'It names no invoice.' })).toBeUndefined();
    expect(detailOf({ parked: 'UNMATCHED', detail: 'There is no invoice MM-2026-9.' })).toBe('There is no invoice MM-2026-9.');
    const detail = 'Of invoice MM-2026-000004 30.00 EUR is open, this is 5.00 EUR.';
    expect(detailOf({ parked: 'PARTIAL', detail })).toBe(detail);
  });
});
