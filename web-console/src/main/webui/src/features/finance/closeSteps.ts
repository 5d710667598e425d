import type { CloseRun } from './api';

export const STEPS = ['frozen', 'approved', 'issued', 'locked'] as const;
export type Step = (typeof STEPS)[number];
export type StepState = 'done' | 'current' | 'pending' | 'failed';

/** How far a close is at each of its steps: frozen, rated and reconciled are one, because they are one transaction. */
export function stepStates(run: Pick<CloseRun, 'state' | 'approvedBy'>): Record<Step, StepState> {
  switch (run.state) {
    case 'AWAITING_APPROVAL':
      return { frozen: 'done', approved: 'current', issued: 'pending', locked: 'pending' };
    case 'ISSUING':
      return { frozen: 'done', approved: 'done', issued: 'current', locked: 'pending' };
    case 'LOCKED':
      return { frozen: 'done', approved: 'done', issued: 'done', locked: 'done' };
    case 'REOPENED':
      return { frozen: 'done', approved: 'done', issued: 'done', locked: 'failed' };
    case 'DISCARDED':
      return run.approvedBy
        ? { frozen: 'done', approved: 'done', issued: 'failed', locked: 'pending' }
        : { frozen: 'done', approved: 'failed', issued: 'pending', locked: 'pending' };
  }
}
