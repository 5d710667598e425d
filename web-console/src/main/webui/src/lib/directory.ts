import { queryOptions } from '@tanstack/react-query';
import { body, tenantService } from './api/client';

/** All tenants whose short name or name holds the text, the first of them; for the platform's own people. */
export const directoryQuery = (text: string) =>
  queryOptions({
    queryKey: ['directory', text],
    queryFn: async () => body(await tenantService.GET('/v1/directory/tenants', { params: { query: text ? { query: text } : {} } })),
    staleTime: 30_000,
  });

/** The name of the tenant with that short name; null where there is none. */
export const tenantNameQuery = (id: string) =>
  queryOptions({
    ...directoryQuery(id),
    select: ({ items }) => items.find((tenant) => tenant.id === id)?.displayName ?? null,
  });
