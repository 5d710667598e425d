// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ProblemError } from '@/lib/api/problem';
import type { Agreement } from '@/lib/api/shapes';
import en from '@/locales/en';
import { AgreementActions } from './AgreementActions';
import { agreementQuery } from './api';

const calls = vi.hoisted(() => ({ POST: vi.fn<() => Promise<unknown>>() }));
vi.mock('@/lib/api/client', async (original) => ({ ...(await original<typeof import('@/lib/api/client')>()), billing: calls }));
// A link needs the router around it.
vi.mock('@tanstack/react-router', () => ({ createLink: () => () => null }));

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } });
});
afterEach(cleanup);

const proposed = { id: 'a1', status: 'PROPOSED', proposer: 'datahub', noticeDays: 30, shares: [{ tenant: 'acme' }] } as unknown as Agreement;

describe('an agreement that somebody else has ended meanwhile', () => {
  it('is read anew once signing it was refused', async () => {
    calls.POST.mockRejectedValue(new ProblemError({ type: 'urn:modelmarket:problem:conflict', title: 'Conflict', status: 409, detail: 'It has ended.' }));
    const cache = new QueryClient();
    const { queryKey } = agreementQuery('acme', 'a1');
    cache.setQueryData<unknown>(queryKey, proposed);
    render(
      <QueryClientProvider client={cache}>
        <AgreementActions tenant="acme" agreement={proposed} />
      </QueryClientProvider>,
    );
    fireEvent.click(screen.getByRole('button', { name: en.agreements.acts.accept }));
    fireEvent.click(screen.getAllByRole('button', { name: en.agreements.acts.accept }).at(-1) as HTMLElement);
    expect((await screen.findByText('It has ended.')).lang).toBe('en');
    expect(screen.getByText(en.problems.conflict)).toBeTruthy();
    expect(cache.getQueryState(queryKey)?.isInvalidated).toBe(true);
  });
});
