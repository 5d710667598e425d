// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { billing } from '@/lib/api/client';
import { ProblemError, problemFrom } from '@/lib/api/problem';
import en from '@/locales/en';
import { Settling } from './Settling';

const answer = vi.fn<() => Promise<{ data: unknown }>>();
const refusal = (status: number, kind: string) =>
  new ProblemError(problemFrom(status, JSON.stringify({ type: `urn:modelmarket:problem:${kind}`, title: kind })));

function show(onSettled: () => void) {
  return render(
    <QueryClientProvider client={new QueryClient()}>
      <Settling tenant="acme" onSettled={onSettled} />
    </QueryClientProvider>,
  );
}

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } } });
});
beforeEach(() => {
  answer.mockReset();
  vi.spyOn(billing, 'GET').mockImplementation((async () => answer()) as unknown as typeof billing.GET);
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('a tenant just created', () => {
  it('is opened once billing knows it, and not before', async () => {
    answer
      .mockRejectedValueOnce(refusal(404, 'not-found'))
      .mockRejectedValueOnce(refusal(503, 'unavailable'))
      .mockRejectedValueOnce(new TypeError('Failed to fetch'))
      .mockResolvedValue({ data: { state: 'GOOD' } });
    const settled = vi.fn();
    show(settled);
    expect(screen.getByRole('status').textContent).toContain('as soon as billing knows it');
    await waitFor(() => expect(settled).toHaveBeenCalledOnce(), { timeout: 15_000 });
    expect(answer).toHaveBeenCalledTimes(4);
  });

  it('may be opened all the same when billing does not hear of it for a minute', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    answer.mockRejectedValue(refusal(404, 'not-found'));
    const settled = vi.fn();
    show(settled);
    await vi.advanceTimersByTimeAsync(90_000);
    expect(settled).not.toHaveBeenCalled();
    expect(answer.mock.calls.length).toBeGreaterThan(20);
    screen.getByRole('button', { name: 'Open it anyway' }).click();
    expect(settled).toHaveBeenCalledOnce();
  });

  it('is not asked about again and again where asking is refused', async () => {
    answer.mockRejectedValue(refusal(403, 'forbidden'));
    show(vi.fn());
    await waitFor(() => expect(screen.getByText('Billing does not know the tenant yet')).toBeTruthy());
    expect(answer).toHaveBeenCalledOnce();
    expect(screen.getByText('Your role does not allow this')).toBeTruthy();
  });
});
