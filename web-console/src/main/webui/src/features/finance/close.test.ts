import { describe, expect, it } from 'vitest';
import { rowsOf } from './CloseFigures';
import { stepStates } from './closeSteps';

const money = (amount: string, currency = 'EUR') => ({ amount, currency });

describe('a close', () => {
  it('waits at its second step for somebody else', () => {
    expect(stepStates({ state: 'AWAITING_APPROVAL' })).toEqual({
      frozen: 'done',
      approved: 'current',
      issued: 'pending',
      locked: 'pending',
    });
  });

  it('stops where it was refused, or where its figures had changed', () => {
    expect(stepStates({ state: 'DISCARDED' }).approved).toBe('failed');
    expect(stepStates({ state: 'DISCARDED', approvedBy: 'felix' })).toMatchObject({ approved: 'done', issued: 'failed' });
  });

  it('shows each frozen invoice beside what was issued of it, currency by currency', () => {
    const rows = rowsOf({
      drafts: [
        { tenant: 'globex', lines: 2, tax: money('0.00'), total: money('10.00') },
        { tenant: 'globex', lines: 1, tax: money('0.00', 'USD'), total: money('3.00', 'USD') },
      ],
      issued: [{ tenant: 'globex', number: 'MM-2026-000007', total: money('3.00', 'USD') }],
    });
    expect(rows.map((row) => row.issued?.number)).toEqual([undefined, 'MM-2026-000007']);
  });
});
