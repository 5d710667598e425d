// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { billing, keyed } from './api/client';
import { useKeyedMutation } from './keyed';

interface Grant {
  reason: string;
  tenant: string;
}

const answers = vi.fn<(request: Request) => Promise<Response>>();

const around = ({ children }: { children: ReactNode }) => (
  <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>
);

function granting() {
  return renderHook(
    () =>
      useKeyedMutation({
        mutationFn: async ({ reason, tenant }: Grant, attempt) =>
          billing.POST('/v1/finance/payments/{id}/reversal', {
            params: { path: { id: tenant } },
            body: { reason },
            headers: keyed(attempt),
            fetch: answers,
          }),
      }),
    { wrapper: around },
  ).result;
}

async function press(result: ReturnType<typeof granting>, grant: Grant): Promise<void> {
  await act(async () => {
    await result.current.mutateAsync(grant).catch(() => undefined);
  });
}

const keys = () => answers.mock.calls.map(([request]) => request.headers.get('Idempotency-Key'));
const GRANT = { tenant: 'globex', reason: 'a gift' };
const done = () => Promise.resolve(Response.json({}));
const lost = () => Promise.reject(new TypeError('Failed to fetch'));
const failed = () => Promise.resolve(new Response('', { status: 502 }));

beforeEach(() => answers.mockReset());
afterEach(cleanup);

describe('the key of a request', () => {
  it('is the same when it is sent again after its answer was lost', async () => {
    answers.mockImplementationOnce(lost).mockImplementationOnce(done);
    const result = granting();
    await press(result, GRANT);
    await press(result, GRANT);
    const [first, second] = keys();
    expect(first).toMatch(/^[\x21-\x7e]{30,128}$/);
    expect(second).toBe(first);
  });

  it('is another when something else is asked', async () => {
    answers.mockImplementation(failed);
    const result = granting();
    await press(result, GRANT);
    await press(result, { ...GRANT, reason: 'another gift' });
    await press(result, { ...GRANT, tenant: 'acme' });
    expect(new Set(keys()).size).toBe(3);
  });

  it('is another once it is done, and at another place', async () => {
    answers.mockImplementation(done);
    const result = granting();
    await press(result, GRANT);
    await press(result, GRANT);
    await press(granting(), GRANT);
    expect(new Set(keys()).size).toBe(3);
  });
});
