import { queryOptions } from '@tanstack/react-query';
import { body, tenantService } from '@/lib/api/client';
import { allPages } from '@/lib/api/pages';

export const keysQuery = (tenant: string) =>
  queryOptions({
    queryKey: ['tenant', tenant, 'keys'],
    queryFn: () =>
      allPages(async (cursor) =>
        body(await tenantService.GET('/v1/tenants/{tenant}/keys', { params: { path: { tenant }, query: { cursor } } })),
      ),
  });
