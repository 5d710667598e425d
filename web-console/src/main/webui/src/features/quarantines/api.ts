import { queryOptions } from '@tanstack/react-query';
import { body, tenantService } from '@/lib/api/client';
import { allPages } from '@/lib/api/pages';
import type { Quarantine } from '@/lib/api/shapes';

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
