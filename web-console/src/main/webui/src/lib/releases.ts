import { queryOptions } from '@tanstack/react-query';
import { body, tenantService } from './api/client';

/** One release with all that is known of it. */
export const releaseQuery = (tenant: string, model: string, version: string) =>
  queryOptions({
    queryKey: ['tenant', tenant, 'models', model, 'releases', version],
    queryFn: async () =>
      body(
        await tenantService.GET('/v1/tenants/{tenant}/models/{model}/releases/{version}', {
          params: { path: { tenant, model, version } },
        }),
      ),
  });
