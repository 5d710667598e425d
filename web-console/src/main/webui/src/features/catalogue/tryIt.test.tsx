// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ProblemError, problemFrom } from '@/lib/api/problem';
import type { Plan, Subscription } from '@/lib/api/shapes';
import { subscriptionsQuery } from '@/lib/plans';
import en from '@/locales/en';
import { elementsText } from './TriedAnswer';
import { TryIt } from './TryIt';

const calls = vi.hoisted(() => ({ infer: vi.fn() }));
vi.mock('@/lib/api/inference', () => calls);

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } });
});
afterEach(() => {
  cleanup();
  vi.clearAllMocks();
});

const signature = { inputs: [{ name: 'x', datatype: 'FP32', shape: [-1, 2], dimensionNames: ['n', ''] }], outputs: [] };

function open() {
  const cache = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  const plan = { pricePerRequest: '0.002', currency: 'EUR' } as Plan;
  cache.setQueryData(subscriptionsQuery('globex').queryKey, [{ model: 'acme/net', status: 'ACTIVE', plan } as Subscription]);
  render(
    <QueryClientProvider client={cache}>
      <TryIt tenant="globex" model="acme/net" signature={signature} />
    </QueryClientProvider>,
  );
  fireEvent.change(screen.getByLabelText(/^Key/), { target: { value: ' mkt_live_k ' } });
}

const button = () => screen.getByRole('button', { name: 'Call the model' });

describe('trying a model', () => {
  it('sends the sample with the key, and says what came, how fast and at which price', async () => {
    calls.infer.mockResolvedValue({ version: '1.0.0', millis: 12.4, requestId: 'r-1', outputs: [{ name: 'y', datatype: 'FP32', shape: [1, 2], data: [0.25, 1] }] });
    open();
    fireEvent.click(button());
    await waitFor(() => expect(screen.getByText('0.25, 1')).toBeTruthy());
    expect(calls.infer).toHaveBeenCalledWith('acme.net', 'mkt_live_k', '{"inputs": [\n  {"name": "x", "shape": [1,2], "datatype": "FP32", "data": [0.5,0.5]}\n]}');
    expect(screen.getByText('12 ms')).toBeTruthy();
    expect(screen.getByText(/€0.002 per request/)).toBeTruthy();
  });

  it('says why there is no answer, and keeps what was typed', async () => {
    calls.infer.mockRejectedValue(new ProblemError(problemFrom(401, '{"type": "urn:modelmarket:problem:key-revoked", "title": "x"}')));
    open();
    fireEvent.click(button());
    await waitFor(() => expect(screen.getByText(/The key has been revoked/)).toBeTruthy());
    expect((screen.getByLabelText(/^Key/) as HTMLInputElement).value).toBe(' mkt_live_k ');
  });

  it('sends nothing that is no JSON', () => {
    open();
    fireEvent.change(screen.getByLabelText(/^What the model is given/), { target: { value: '{"inputs"' } });
    expect(screen.getByText('This is not JSON yet.')).toBeTruthy();
    expect((button() as HTMLButtonElement).disabled).toBe(true);
  });
});

describe('the values of an answer', () => {
  it('are flat, and no more than a few are shown', () => {
    expect(elementsText({ data: [[1, 2], ['a', true]] })).toBe('1, 2, a, true');
    expect(elementsText({ data: Array(30).fill(0) })).toMatch(/0, … \(30\)$/);
  });
});
