// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProblemError } from '@/lib/api/problem';
import { sessionQuery } from '@/lib/session';
import en from '@/locales/en';
import { GapsPage } from './GapsPage';

const calls = vi.hoisted(() => ({
  get: vi.fn<(path: string) => Promise<unknown>>(),
  post: vi.fn<(path: string, asked: unknown) => Promise<unknown>>(),
}));
vi.mock('@/lib/api/client', async (original) => ({
  ...(await original<typeof import('@/lib/api/client')>()),
  billing: { GET: calls.get, POST: calls.post },
}));

const AT = '2026-11-23T10:00:00Z';
const lost = { node: 'data-2', epoch: 7, events: 90, highestSequence: 100, missing: 10, gaps: 2, lost: 8, updatedAt: AT };
const onItsWay = { node: 'data-1', epoch: 3, events: 998, highestSequence: 1000, missing: 2, gaps: 0, lost: 0, updatedAt: AT };
const whole = { node: 'data-1', epoch: 2, events: 50, highestSequence: 50, missing: 0, gaps: 0, lost: 0, updatedAt: AT };
const openGap = { node: 'data-2', epoch: 7, partition: 3, first: 91, last: 96, updatedAt: AT };
const writeOff = {
  node: 'data-9', epoch: 1, partition: 4, first: 5, last: 1200, reason: 'its disk burnt', writtenOffBy: 'felix-subject', writtenOffAt: AT,
};
let nodes = [lost, onItsWay, whole];

function answerOf(path: string) {
  if (path.endsWith('/write-offs')) {
    return { items: [writeOff] };
  }
  if (path.endsWith('/gaps')) {
    return { items: nodes.includes(lost) ? [openGap] : [] };
  }
  return { items: nodes, missing: nodes.reduce((sum, { missing }) => sum + missing, 0), lag: 0, asOf: AT };
}

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } });
});
beforeEach(() => {
  nodes = [lost, onItsWay, whole];
  calls.get.mockImplementation((path) => Promise.resolve({ data: answerOf(path) }));
  calls.post.mockResolvedValue({ data: { gaps: 2 } });
});
afterEach(() => {
  cleanup();
  vi.resetAllMocks();
});

function show() {
  const cache = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  cache.setQueryData(sessionQuery.queryKey, { signedIn: true, subject: 'felix-subject', roles: ['operator'] });
  render(
    <QueryClientProvider client={cache}>
      <GapsPage />
    </QueryClientProvider>,
  );
}

describe('missing usage', () => {
  it('is shown by run, with what is waited for and what may be on its way', async () => {
    show();
    const table = within(await screen.findByRole('grid', { name: en.gaps.title }));
    const [, first, second, ...more] = table.getAllByRole('row');
    expect(more).toEqual([]);
    expect(first?.textContent).toContain('90, up to event 100');
    expect(first?.textContent).toContain(en.gaps.states.WAITED);
    expect(second?.textContent).toContain(en.gaps.states.OPEN);
    expect(table.queryByRole('button', { name: /data-1/ })).toBeNull();
    expect(screen.getByText('12 events are missing in all')).toBeTruthy();
  });

  it('is shown event by event', async () => {
    show();
    const row = within(await screen.findByRole('grid', { name: en.gaps.open })).getAllByRole('row')[1];
    expect(row?.textContent).toContain('data-2, run 7');
    expect(row?.textContent).toContain('91 to 96');
    expect(row?.textContent).toContain('partition 3');
  });

  it('is written off for a reason only', async () => {
    show();
    fireEvent.click(await screen.findByRole('button', { name: 'Write off: the gaps of data-2, run 7' }));
    const dialog = within(screen.getByRole('dialog'));
    expect(dialog.getByText('2 gaps, 8 events lost of this run.')).toBeTruthy();
    expect(dialog.getByRole<HTMLButtonElement>('button', { name: en.gaps.writeOff }).disabled).toBe(true);
    fireEvent.change(dialog.getByRole('textbox'), { target: { value: ' its disk burnt ' } });
    fireEvent.click(dialog.getByRole('button', { name: en.gaps.writeOff }));
    expect(await screen.findByText('2 gaps have been written off')).toBeTruthy();
    expect(calls.post).toHaveBeenCalledWith('/v1/finance/usage/intake/write-offs', {
      body: { node: 'data-2', epoch: 7, events: 8, reason: 'its disk burnt' },
    });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('that was written off stays on record: which events, by whom and why', async () => {
    show();
    const row = within(await screen.findByRole('grid', { name: en.gaps.history })).getAllByRole('row')[1];
    expect(row?.textContent).toContain('5 to 1,200');
    expect(row?.textContent).toContain('partition 4');
    expect(row?.textContent).toContain(en.common.you);
    expect(row?.textContent).toContain('its disk burnt');
  });

  it('is said where there is none', async () => {
    nodes = [whole];
    show();
    expect(await screen.findByText(en.gaps.wholeTitle)).toBeTruthy();
    expect(await screen.findByText(en.gaps.openEmpty)).toBeTruthy();
  });

  it('is read anew where another number was meant', async () => {
    calls.post.mockRejectedValue(new ProblemError({ type: 'urn:modelmarket:problem:conflict', title: 'Conflict', status: 409, detail: '9 events are lost by now.' }));
    show();
    fireEvent.click(await screen.findByRole('button', { name: /^Write off: the gaps of data-2/ }));
    fireEvent.change(screen.getByRole('textbox'), { target: { value: 'its disk burnt' } });
    nodes = [{ ...lost, missing: 4711 }];
    fireEvent.click(screen.getAllByRole('button', { name: en.gaps.writeOff }).at(-1) as HTMLElement);
    expect((await screen.findByText('9 events are lost by now.')).lang).toBe('en');
    expect(await screen.findByText('4,711')).toBeTruthy();
  });
});
