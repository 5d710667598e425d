import { queryOptions } from '@tanstack/react-query';
import { body, tenantService } from '@/lib/api/client';
import { allPages } from '@/lib/api/pages';

export const modelsQuery = (tenant: string) =>
  queryOptions({
    queryKey: ['tenant', tenant, 'models'],
    queryFn: () =>
      allPages(async (cursor) =>
        body(
          await tenantService.GET('/v1/tenants/{tenant}/models', { params: { path: { tenant }, query: { cursor } } }),
        ),
      ),
  });

export const modelQuery = (tenant: string, model: string) =>
  queryOptions({
    queryKey: ['tenant', tenant, 'models', model],
    queryFn: async () =>
      body(
        await tenantService.GET('/v1/tenants/{tenant}/models/{model}', { params: { path: { tenant, model } } }),
      ),
  });

export const releasesQuery = (tenant: string, model: string) =>
  queryOptions({
    queryKey: ['tenant', tenant, 'models', model, 'releases'],
    queryFn: () =>
      allPages(async (cursor) =>
        body(
          await tenantService.GET('/v1/tenants/{tenant}/models/{model}/releases', {
            params: { path: { tenant, model }, query: { cursor } },
          }),
        ),
      ),
    // A review happens elsewhere; its outcome should show without a reload.
    refetchInterval: 5_000,
  });
