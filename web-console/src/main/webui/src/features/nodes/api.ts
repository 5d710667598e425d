import { infiniteQueryOptions } from '@tanstack/react-query';
import type { components } from '@/lib/api/billing.schema';
import { billing, body } from '@/lib/api/client';

export type LeasingNode = components['schemas']['LeasingNodeView'];

const first = { initialPageParam: undefined as string | undefined };
const next = (page: { next?: string | undefined }) => page.next ?? undefined;

/** Data planes that hold something of hard quotas. */
export const nodesQuery = infiniteQueryOptions({
  ...first,
  queryKey: ['nodes'],
  queryFn: async ({ pageParam }) => body(await billing.GET('/v1/nodes', { params: { query: { cursor: pageParam, limit: 50 } } })),
  getNextPageParam: next,
});

/** What a node was made to give up, the latest first. */
export const writeOffsQuery = (node: string) =>
  infiniteQueryOptions({
    ...first,
    queryKey: ['nodes', node, 'write-offs'],
    queryFn: async ({ pageParam }) =>
      body(
        await billing.GET('/v1/nodes/{node}/write-offs', {
          params: { path: { node }, query: { cursor: pageParam, limit: 50 } },
        }),
      ),
    getNextPageParam: next,
  });

/** Gives back what a node holds that will not come back; how many calls that are. */
export async function writeOff(node: string, reason: string): Promise<number> {
  return body(await billing.POST('/v1/nodes/{node}/write-offs', { params: { path: { node } }, body: { reason } })).units;
}
