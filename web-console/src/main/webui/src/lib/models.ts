import { queryOptions } from '@tanstack/react-query';
import { body, tenantService } from './api/client';
import { allPages } from './api/pages';

/** Full names of the tenant's models, to choose from. */
export const modelNamesQuery = (tenant: string) =>
  queryOptions({
    queryKey: ['tenant', tenant, 'model-names'],
    queryFn: async () => {
      const models = await allPages(async (cursor) =>
        body(
          await tenantService.GET('/v1/tenants/{tenant}/models', { params: { path: { tenant }, query: { cursor } } }),
        ),
      );
      return models.map((model) => `${tenant}/${model.name}`);
    },
  });
