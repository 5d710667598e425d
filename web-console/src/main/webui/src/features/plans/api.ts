import { queryOptions } from '@tanstack/react-query';
import { billing, body, tenantService } from '@/lib/api/client';
import { allPages } from '@/lib/api/pages';

export const plansQuery = (tenant: string) =>
  queryOptions({
    queryKey: ['tenant', tenant, 'plans'],
    queryFn: () =>
      allPages(async (cursor) =>
        body(await billing.GET('/v1/tenants/{tenant}/plans', { params: { path: { tenant }, query: { cursor } } })),
      ),
  });

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
