import type { TaxRule } from './api';

/** Whether a rule applies on a day, no longer, or not yet; its last day is the one before `to`. */
export function validity({ from, to }: Pick<TaxRule, 'from' | 'to'>, today: string): 'current' | 'upcoming' | 'past' {
  if (to !== undefined && to <= today) {
    return 'past';
  }
  return from > today ? 'upcoming' : 'current';
}
