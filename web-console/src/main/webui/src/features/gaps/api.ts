import { infiniteQueryOptions } from '@tanstack/react-query';
import type { components } from '@/lib/api/billing.schema';
import { billing, body } from '@/lib/api/client';

export type IntakeNode = components['schemas']['IntakeNodeView'];
export type GapWriteOff = components['schemas']['GapWriteOffView'];

/** One run of a data plane, whose events are numbered one after the other. */
export interface Run {
  node: string;
  epoch: number;
}

/** Which events are missing and asked for again, a node's together. */
export const openGapsQuery = infiniteQueryOptions({
  initialPageParam: undefined as string | undefined,
  queryKey: ['finance', 'open-gaps'],
  queryFn: async ({ pageParam }) =>
    body(await billing.GET('/v1/finance/usage/intake/gaps', { params: { query: { cursor: pageParam, limit: 50 } } })),
  getNextPageParam: (page) => page.next ?? undefined,
});

/** What was written off of missing usage, the latest first. */
export const gapWriteOffsQuery = infiniteQueryOptions({
  initialPageParam: undefined as string | undefined,
  queryKey: ['finance', 'gap-write-offs'],
  queryFn: async ({ pageParam }) =>
    body(await billing.GET('/v1/finance/usage/intake/write-offs', { params: { query: { cursor: pageParam, limit: 50 } } })),
  getNextPageParam: (page) => page.next ?? undefined,
});

/** Says that so many lost events of a run will not come; how many gaps that were. Refused when more are lost by now. */
export async function writeOffGaps({ node, epoch }: Run, events: number, reason: string): Promise<number> {
  return body(await billing.POST('/v1/finance/usage/intake/write-offs', { body: { node, epoch, events, reason } })).gaps;
}
