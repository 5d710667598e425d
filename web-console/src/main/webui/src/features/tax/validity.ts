import type { TaxRule } from './api';

/** Whether a rule applies on a day, no longer, or not yet; its last day is the one before `to`: none where it ended as it began. */
export function validity({ from, to }: Pick<TaxRule, 'from' | 'to'>, today: string): 'current' | 'upcoming' | 'past' {
  if (to !== undefined && (to <= today || to <= from)) {
    return 'past';
  }
  return from > today ? 'upcoming' : 'current';
}
