import { queryOptions, useQuery } from '@tanstack/react-query';
import { body, tenantService } from './api/client';
import { allPages } from './api/pages';
import type { Tenant } from './api/shapes';

const LAST_TENANT = 'market.tenant';

/** The tenants the person is a member of, with their role in each. */
export const tenantsQuery = queryOptions({
  queryKey: ['tenants'],
  queryFn: () =>
    allPages(async (cursor) => body(await tenantService.GET('/v1/tenants', { params: { query: { cursor } } }))),
  staleTime: 60_000,
});

/** The tenant a page is about, once known. */
export function useTenant(id: string): Tenant | undefined {
  return useQuery(tenantsQuery).data?.find((tenant) => tenant.id === id);
}

/** The zone in which the tenant's days and months are counted. */
export function useZone(tenant: string): string {
  return useTenant(tenant)?.timeZone ?? 'UTC';
}

/** The same, for what is filled in by it once and for all: nothing until it is known. */
export function useKnownZone(tenant: string): string | undefined {
  const tenants = useQuery(tenantsQuery);
  return tenants.isPending ? undefined : (tenants.data?.find(({ id }) => id === tenant)?.timeZone ?? 'UTC');
}

/** Whether the person may do what needs one of these roles in the tenant. */
export function useMay(tenant: string, ...roles: string[]): boolean {
  const role = useTenant(tenant)?.role;
  return role === 'OWNER' || (role !== undefined && roles.includes(role));
}

export function rememberTenant(id: string): void {
  localStorage.setItem(LAST_TENANT, id);
}

/** The tenant last looked at when it is still one of theirs, else the first. */
export function preferredTenant(tenants: Tenant[]): Tenant | undefined {
  const last = localStorage.getItem(LAST_TENANT);
  return tenants.find((tenant) => tenant.id === last) ?? tenants[0];
}
