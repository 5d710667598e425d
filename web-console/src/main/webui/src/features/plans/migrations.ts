import { infiniteQueryOptions } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { z } from 'zod';
import type { components } from '@/lib/api/billing.schema';
import { billing, body, keyed } from '@/lib/api/client';

export type Migration = components['schemas']['Announced'];
export type MigrationRequest = components['schemas']['MigrationRequest'];

export const WAYS = ['NOTICE', 'PERIOD_END', 'NOW'] as const satisfies readonly Migration['when'][];
const MOST_DAYS = 366;
const USUAL_DAYS = '30';

/** Migrations of a plan's subscriptions, the latest first. */
export const migrationsQuery = (tenant: string, plan: string) =>
  infiniteQueryOptions({
    initialPageParam: undefined as string | undefined,
    queryKey: ['tenant', tenant, 'plans', plan, 'migrations'],
    queryFn: async ({ pageParam }) =>
      body(
        await billing.GET('/v1/tenants/{tenant}/plans/{plan}/migrations', {
          params: { path: { tenant, plan }, query: { cursor: pageParam, limit: 20 } },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });

export async function announceMigration(tenant: string, plan: string, request: MigrationRequest, attempt: string): Promise<Migration> {
  return body(
    await billing.POST('/v1/tenants/{tenant}/plans/{plan}/migrations', {
      params: { path: { tenant, plan } },
      body: request,
      headers: keyed(attempt),
    }),
  );
}

/** Takes back what is not done yet. */
export async function withdrawMigration(tenant: string, plan: string, id: string): Promise<Migration> {
  return body(
    await billing.DELETE('/v1/tenants/{tenant}/plans/{plan}/migrations/{id}', { params: { path: { tenant, plan, id } } }),
  );
}

/** What the form of a migration accepts. */
export function migrationSchema(t: TFunction) {
  return z
    .object({ version: z.string().min(1, t('common.required')), when: z.enum(WAYS), days: z.string().trim() })
    .refine(({ when, days }) => when !== 'NOTICE' || isDays(days), { path: ['days'], message: t('migrations.daysRule') });
}

export type MigrationForm = z.infer<ReturnType<typeof migrationSchema>>;

export const usualMigration = (version: number): MigrationForm => ({
  version: String(version),
  when: 'NOTICE',
  days: USUAL_DAYS,
});

/** The form as billing reads it. */
export function migrationOf({ version, when, days }: MigrationForm): MigrationRequest {
  return { toVersion: Number(version), when, ...(when === 'NOTICE' ? { noticeDays: Number(days) } : {}) };
}

const isDays = (typed: string) => /^\d{1,3}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= MOST_DAYS;
