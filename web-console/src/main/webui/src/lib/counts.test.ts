import { describe, expect, it } from 'vitest';
import { formatFor } from './format';
import { countsOf, countText } from './counts';

const none = { requests: 0, rows: 0, failed: 0, computeMicros: 0, bytesIn: 0, bytesOut: 0, tokensIn: 0, tokensOut: 0 };

describe('the counts of a report', () => {
  it('are requests and rows, and what else there is some of', () => {
    expect(countsOf(none)).toEqual(['requests', 'rows']);
    expect(countsOf({ ...none, tokensOut: 3, failed: 1 })).toEqual(['requests', 'rows', 'failed', 'tokensOut']);
  });

  it('are said with their units', () => {
    const counts = { ...none, requests: 1200, computeMicros: 1_234_567, bytesIn: 4_200_000 };
    const text = (count: Parameters<typeof countText>[0]) => countText(count, counts, formatFor('en'));
    expect([text('requests'), text('computeMicros'), text('bytesIn')]).toEqual(['1,200', '1.235 s', '4.2 MB']);
  });
});
