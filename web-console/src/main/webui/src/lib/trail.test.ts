import { describe, expect, it } from 'vitest';
import { accrualsAt, eventsAt, lineAt, lineOf, traceAt } from './trail';

describe("an address of billing's", () => {
  it('is what the page of the same things asks for', () => {
    const settlement = '4f2b8a1c-0000-4000-8000-000000000000';
    expect(accrualsAt(`/v1/finance/accruals?settlement=${settlement}&partner=acme`)).toEqual({ settlement, partner: 'acme' });
    expect(accrualsAt('/v1/finance/accruals?invoice=MM-2026-000001&line=2')).toEqual({ invoice: 'MM-2026-000001', line: 2 });
    expect(
      eventsAt(
        `/v1/tenants/uni/events?subscription=${settlement}&plan=p&planVersion=3&from=2026-11-01T00%3A00%3A00Z&to=2026-12-01T00%3A00%3A00Z&order=oldest&release=1.0.0`,
      ),
    ).toEqual({
      subscription: settlement,
      plan: 'p',
      planVersion: 3,
      from: '2026-11-01T00:00:00Z',
      to: '2026-12-01T00:00:00Z',
      order: 'oldest',
      release: '1.0.0',
    });
    expect(traceAt('/v1/finance/trace?requestId=r%2F1&subscription=s&from=2026-11-02T10:15:00.123456Z&to=2026-11-02T10:15:00.124456Z')).toEqual({
      requestId: 'r/1',
      subscription: 's',
      from: '2026-11-02T10:15:00.123456Z',
      to: '2026-11-02T10:15:00.124456Z',
    });
  });

  it('leaves out what is not understood', () => {
    expect(eventsAt('/v1/finance/events?order=sideways&planVersion=x&from=yesterday')).toEqual({});
    expect(accrualsAt('/v1/finance/accruals')).toEqual({});
  });

  it('names a line of an invoice', () => {
    expect(lineAt('/v1/finance/invoices/MM-2026-000001/lines/2')).toEqual({ number: 'MM-2026-000001', line: '2' });
    expect(lineAt('/v1/tenants/uni/invoices/A%2F1/lines/12/usage')).toEqual({ number: 'A/1', line: '12' });
    expect(lineOf('MM-2026-000001/2')).toEqual({ number: 'MM-2026-000001', line: '2' });
  });
});
