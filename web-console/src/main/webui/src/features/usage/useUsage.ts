import { useInfiniteQuery, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { UsageItem, UsageReport } from '@/lib/api/shapes';
import { RENEWED_EVERY, type UsageSource } from './api';

/** A report as far as it has been read. */
export interface Usage {
  /** The latest days with the totals of all; renewed while its month runs. */
  latest: UseQueryResult<UsageReport>;
  /** The days before them that were asked for. */
  earlier: UsageItem[];
  more: { hasNextPage: boolean; isFetchingNextPage: boolean; isFetchNextPageError: boolean; error: unknown; fetchNextPage: () => unknown };
}

const nameOf = (item: UsageItem | undefined) => item && [item.day, item.model, item.tenant, item.subscription].join(' ');

/**
 * Reads the latest days, again and again while their month runs, and the days before them once, when they are asked
 * for. When a line more pushes the last of the latest days down, what was read below it no longer fits and is left.
 */
export function useUsage({ key, read }: UsageSource, isRunning: boolean): Usage {
  const latest = useQuery({
    queryKey: key,
    queryFn: () => read(undefined),
    refetchInterval: isRunning ? RENEWED_EVERY : false,
  });
  const rest = useInfiniteQuery({
    queryKey: [...key, 'before', nameOf(latest.data?.items.at(-1))],
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: latest.data?.next,
    getNextPageParam: (page: UsageReport) => page.next ?? undefined,
    enabled: false,
    staleTime: Infinity,
  });
  return {
    latest,
    earlier: rest.data?.pages.flatMap((page) => page.items) ?? [],
    more: {
      hasNextPage: rest.data ? rest.hasNextPage : Boolean(latest.data?.next),
      isFetchingNextPage: rest.isFetching,
      isFetchNextPageError: rest.isError,
      error: rest.error,
      fetchNextPage: rest.fetchNextPage,
    },
  };
}
