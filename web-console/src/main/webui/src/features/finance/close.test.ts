import { describe, expect, it } from 'vitest';
import { stepStates } from './closeSteps';

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
});
