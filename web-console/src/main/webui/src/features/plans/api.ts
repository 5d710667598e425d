import { queryOptions } from '@tanstack/react-query';
import { billing, body } from '@/lib/api/client';
import { allPages } from '@/lib/api/pages';
import type { Plan } from '@/lib/api/shapes';

/** All versions of a plan, the latest first. */
export const versionsQuery = (tenant: string, plan: string) =>
  queryOptions({
    queryKey: ['tenant', tenant, 'plans', plan],
    queryFn: async () => {
      const all = await allPages(async (cursor) =>
        body(
          await billing.GET('/v1/tenants/{tenant}/plans/{id}/versions', {
            params: { path: { tenant, id: plan }, query: { cursor } },
          }),
        ),
      );
      return all.toSorted((left, right) => right.version - left.version);
    },
  });

/** The version that new subscribers get at an instant. */
export function inForce(versions: readonly Plan[], at: string): Plan | undefined {
  return versions
    .filter((version) => version.effectiveAt <= at)
    .reduce<Plan | undefined>((best, next) => (best && best.version > next.version ? best : next), undefined);
}
