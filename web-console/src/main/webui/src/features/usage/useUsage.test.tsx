// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { UsageItem, UsageReport } from '@/lib/api/shapes';
import { useUsage } from './useUsage';

afterEach(cleanup);

const report = (days: string[], next?: string) =>
  ({ items: days.map((day) => ({ day, model: 'acme/digits', tenant: 'globex', subscription: 's1' }) as UsageItem), next }) as UsageReport;

function reading(pages: Record<string, UsageReport>) {
  const cache = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const read = vi.fn(async (cursor: string | undefined) => pages[cursor ?? 'first'] ?? report([]));
  const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={cache}>{children}</QueryClientProvider>;
  const { result } = renderHook(() => useUsage({ key: ['usage'], read }, false), { wrapper });
  return { cache, read, result };
}

describe('a report of usage', () => {
  it('reads the latest days at once and the days before them when asked', async () => {
    const { read, result } = reading({ first: report(['2026-11-03', '2026-11-02'], 'c1'), c1: report(['2026-11-01']) });
    await waitFor(() => expect(result.current.more.hasNextPage).toBe(true));
    expect(read).toHaveBeenCalledTimes(1);
    await act(async () => void (await result.current.more.fetchNextPage()));
    await waitFor(() => expect(result.current.earlier.map((item) => item.day)).toEqual(['2026-11-01']));
    expect(result.current.more.hasNextPage).toBe(false);
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('leaves earlier days that no longer follow on the latest', async () => {
    const pages = { first: report(['2026-11-03', '2026-11-02'], 'c1'), c1: report(['2026-11-01']) };
    const { cache, result } = reading(pages);
    await waitFor(() => expect(result.current.more.hasNextPage).toBe(true));
    await act(async () => void (await result.current.more.fetchNextPage()));
    await waitFor(() => expect(result.current.earlier).toHaveLength(1));
    pages.first = report(['2026-11-04', '2026-11-03'], 'c1');
    await act(() => cache.invalidateQueries({ queryKey: ['usage'], exact: true }));
    await waitFor(() => expect(result.current.latest.data?.items[0]?.day).toBe('2026-11-04'));
    expect(result.current.earlier).toEqual([]);
    expect(result.current.more.hasNextPage).toBe(true);
  });
});
