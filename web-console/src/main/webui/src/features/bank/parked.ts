import type { BankEntry } from './api';

const SAID_BY_REASON: readonly BankEntry['parked'][] = ['DEBIT', 'CHARGE', 'RETURNED', 'BATCH'];
const NAMES_NONE = 'It names no invoice.';

/** What billing says besides the reason for which an entry waits; nothing where that is the reason once more. */
export function detailOf({ parked, detail }: Pick<BankEntry, 'parked' | 'detail'>): string | undefined {
  return SAID_BY_REASON.includes(parked) || detail === NAMES_NONE ? undefined : detail;
}
