// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProblemError } from '@/lib/api/problem';
import { sessionQuery } from '@/lib/session';
import en from '@/locales/en';
import { RejectedPage } from './RejectedPage';

const calls = vi.hoisted(() => ({
  get: vi.fn<(path: string) => Promise<unknown>>(),
  post: vi.fn<(path: string, asked: { body: unknown }) => Promise<unknown>>(),
}));
vi.mock('@/lib/api/client', async (original) => ({
  ...(await original<typeof import('@/lib/api/client')>()),
  billing: { GET: calls.get, POST: calls.post },
}));
// A link needs the router around it.
vi.mock('@tanstack/react-router', () => ({ Link: ({ children }: { children: ReactNode }) => <a href="#there">{children}</a> }));

const AT = '2026-11-23T10:00:00Z';
const event = { id: 9, partition: 1, offset: 7, index: 0, reason: 'absurd-time', detail: 'too far from now', rejectedAt: AT };
const group = { node: 'data-2', reason: 'absurd-time', events: 1200, first: AT, last: AT };
const decision = { id: 'd-1', kind: 'SETTLE', reason: 'a probe of ours', events: 3, decidedBy: 'felix-subject', decidedAt: AT };
const LISTS: Record<string, unknown> = {
  '/v1/finance/usage/rejected': { items: [{ ...event, node: 'data-2' }, { ...event, id: 8, decision: 'TAKE_IN' }] },
  '/v1/finance/usage/rejected/undecided': { items: [group] },
  '/v1/finance/usage/rejected/decisions': { items: [decision] },
};

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } });
});
beforeEach(() => {
  calls.get.mockImplementation((path) => Promise.resolve({ data: LISTS[path] }));
});
afterEach(() => {
  cleanup();
  vi.resetAllMocks();
});

function show() {
  const cache = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  cache.setQueryData(sessionQuery.queryKey, { signedIn: true, subject: 'felix-subject', roles: ['finance'] });
  render(
    <QueryClientProvider client={cache}>
      <RejectedPage />
    </QueryClientProvider>,
  );
}

function decideFor(reason: string) {
  const dialog = within(screen.getByRole('dialog'));
  fireEvent.change(dialog.getByRole('textbox'), { target: { value: reason } });
  fireEvent.click(dialog.getByRole('button', { name: 'Take in' }));
}

describe('refused usage', () => {
  it('is taken in for a reason, all that a node was refused for one', async () => {
    calls.post.mockResolvedValue({
      data: { id: 'd-2', decided: 1199, left: 1, refused: [{ reason: 'model-mismatch', detail: 'it is to acme/digits', events: 1 }] },
    });
    show();
    fireEvent.click(await screen.findByRole('button', { name: 'Take in: data-2, impossible time' }));
    const dialog = within(screen.getByRole('dialog'));
    expect(dialog.getByText('1,200 events.')).toBeTruthy();
    expect(dialog.getByText(en.rejected.decisionTexts.TAKE_IN)).toBeTruthy();
    expect(dialog.getByRole<HTMLButtonElement>('button', { name: 'Take in' }).disabled).toBe(true);
    fireEvent.change(dialog.getByRole('textbox'), { target: { value: ' its clock was ahead ' } });
    fireEvent.click(dialog.getByRole('button', { name: 'Take in' }));
    expect(await screen.findByText(/1,199 events were decided about/)).toBeTruthy();
    expect(screen.getByText('1 event still waits.')).toBeTruthy();
    expect(screen.getByText(/1: other model\./)).toBeTruthy();
    expect(calls.post.mock.calls[0]?.[1].body).toEqual({
      decision: 'TAKE_IN',
      node: 'data-2',
      refusedFor: 'absurd-time',
      events: 1200,
      reason: 'its clock was ahead',
    });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('is gone on with where not all of it was looked at', async () => {
    calls.post.mockResolvedValueOnce({ data: { id: 'd-2', decided: 0, left: 1200, refused: [], next: 77 } });
    calls.post.mockResolvedValueOnce({ data: { id: 'd-3', decided: 5, left: 1195, refused: [] } });
    show();
    fireEvent.click(await screen.findByRole('button', { name: 'Take in: data-2, impossible time' }));
    decideFor('its clock was ahead');
    fireEvent.click(await screen.findByRole('button', { name: en.rejected.goOn }));
    expect(screen.getByText(en.rejected.behind)).toBeTruthy();
    decideFor('the rest of it');
    expect(await screen.findByText(/5 events were decided about/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: en.rejected.goOn })).toBeNull();
    expect(calls.post.mock.calls[1]?.[1].body).toMatchObject({ events: 1200, after: 77, reason: 'the rest of it' });
  });

  it('is read anew where another number was meant', async () => {
    calls.post.mockRejectedValue(new ProblemError({ type: 'urn:modelmarket:problem:conflict', title: 'Conflict', status: 409, detail: '1201 events wait by now.' }));
    show();
    fireEvent.click(await screen.findByRole('button', { name: 'Settle: data-2, impossible time' }));
    fireEvent.change(screen.getByRole('textbox'), { target: { value: 'test traffic' } });
    calls.get.mockImplementation((path) => Promise.resolve({ data: path.endsWith('/undecided') ? { items: [{ ...group, events: 1201 }] } : LISTS[path] }));
    fireEvent.click(screen.getAllByRole('button', { name: 'Settle' }).at(-1) as HTMLElement);
    expect((await screen.findByText('1201 events wait by now.')).lang).toBe('en');
    expect(await screen.findByText('1,201')).toBeTruthy();
  });

  it('that was decided about stays on record: what, by whom and why', async () => {
    show();
    const decided = within(await screen.findByRole('grid', { name: en.rejected.history })).getAllByRole('row')[1];
    expect(decided?.textContent).toContain('Settle');
    expect(decided?.textContent).toContain(en.common.you);
    expect(decided?.textContent).toContain('a probe of ours');
    const [, first, second] = within(screen.getByRole('grid', { name: en.rejected.list })).getAllByRole('row');
    expect(first?.textContent).toContain(en.rejected.open);
    expect(second?.textContent).toContain('Take in');
  });
});
