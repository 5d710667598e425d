import { queryOptions } from '@tanstack/react-query';
import { body, tenantService } from '@/lib/api/client';
import { allPages } from '@/lib/api/pages';
import type { Quarantine, Refusal } from '@/lib/api/shapes';

/** Releases that are not served because their worker kept dying, the longest waiting first; a line for each node. */
export const quarantinesQuery = queryOptions({
  queryKey: ['quarantines'],
  queryFn: () =>
    allPages(async (cursor) => body(await tenantService.GET('/v1/quarantines', { params: { query: { cursor } } }))),
  refetchInterval: 10_000,
});

/** Lets all data planes serve the release again. */
export async function revoke(quarantine: Quarantine) {
  const [tenant = '', model = ''] = quarantine.model.split('/');
  return body(
    await tenantService.DELETE('/v1/quarantines/{tenant}/{model}/{version}', {
      params: { path: { tenant, model, version: quarantine.version } },
    }),
  );
}

/** Who is refused which release now, the oldest first; a line for each node. */
export const refusalsQuery = queryOptions({
  queryKey: ['refusals'],
  queryFn: () =>
    allPages(async (cursor) => body(await tenantService.GET('/v1/refusals', { params: { query: { cursor } } }))),
  refetchInterval: 10_000,
});

/** Has all data planes serve the release to that consumer again. */
export async function revokeRefusal({ model: name, version, consumer }: Refusal) {
  const [tenant = '', model = ''] = name.split('/');
  return body(
    await tenantService.DELETE('/v1/refusals/{tenant}/{model}/{version}/{consumer}', {
      params: { path: { tenant, model, version, consumer } },
    }),
  );
}
