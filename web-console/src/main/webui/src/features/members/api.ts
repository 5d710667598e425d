import { queryOptions } from '@tanstack/react-query';
import { body, keyed, tenantService } from '@/lib/api/client';
import { allPages } from '@/lib/api/pages';
import type { Member, Role } from '@/lib/api/shapes';

export const ROLES = ['OWNER', 'PUBLISHER', 'DEVELOPER', 'FINANCE', 'VIEWER'] as const satisfies readonly Role[];

/** Members and invitations, by e-mail. */
export const membersQuery = (tenant: string) =>
  queryOptions({
    queryKey: ['tenant', tenant, 'members'],
    queryFn: () =>
      allPages(async (cursor) =>
        body(
          await tenantService.GET('/v1/tenants/{tenant}/members', { params: { path: { tenant }, query: { cursor } } }),
        ),
      ),
  });

export async function invite(tenant: string, email: string, role: Role, attempt: string): Promise<Member> {
  return body(
    await tenantService.POST('/v1/tenants/{tenant}/members', {
      params: { path: { tenant } },
      body: { email, role },
      headers: keyed(attempt),
    }),
  );
}

export async function changeRole(tenant: string, id: string, role: Role): Promise<Member> {
  return body(
    await tenantService.PATCH('/v1/tenants/{tenant}/members/{id}', { params: { path: { tenant, id } }, body: { role } }),
  );
}

export async function remove(tenant: string, id: string): Promise<void> {
  await tenantService.DELETE('/v1/tenants/{tenant}/members/{id}', { params: { path: { tenant, id } } });
}
