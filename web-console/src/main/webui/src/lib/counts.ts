import type { UsageReport } from './api/shapes';
import type { Format } from './format';

const ALWAYS = ['requests', 'rows'] as const;
const WHERE_THERE_IS_SOME = ['failed', 'computeMicros', 'bytesIn', 'bytesOut', 'tokensIn', 'tokensOut'] as const;

export type Count = (typeof ALWAYS)[number] | (typeof WHERE_THERE_IS_SOME)[number];
type Counts = Pick<UsageReport['totals'], Count>;

const MICROS = 1_000_000;

/** What of a report is worth a column: requests and rows, and what else there is some of. */
export function countsOf(totals: Counts): Count[] {
  return [...ALWAYS, ...WHERE_THERE_IS_SOME.filter((count) => totals[count] > 0)];
}

/** A count with its unit: compute time in seconds, data in bytes of a readable size. */
export function countText(count: Count, counts: Counts, format: Format): string {
  switch (count) {
    case 'computeMicros':
      return `${format.number(Math.round(counts.computeMicros / (MICROS / 1000)) / 1000)} s`;
    case 'bytesIn':
    case 'bytesOut':
      return format.bytes(counts[count]);
    default:
      return format.number(counts[count]);
  }
}
