import { body, keyed, tenantService } from '@/lib/api/client';
import type { ApiKey, NewApiKey } from '@/lib/api/shapes';

export type KeyBudget = NonNullable<ApiKey['budget']>;

/** What a new key is asked to be. */
export interface KeyWish {
  name: string;
  expiresAt?: string;
  budget?: KeyBudget;
}

/** Makes a key; the answer alone has it whole. */
export async function createKey(tenant: string, wish: KeyWish, attempt: string): Promise<NewApiKey> {
  return body(
    await tenantService.POST('/v1/tenants/{tenant}/keys', {
      params: { path: { tenant } },
      body: wish,
      headers: keyed(attempt),
    }),
  );
}

export async function setBudget(tenant: string, id: string, budget: KeyBudget): Promise<ApiKey> {
  return body(
    await tenantService.PATCH('/v1/tenants/{tenant}/keys/{id}', { params: { path: { tenant, id } }, body: { budget } }),
  );
}

/** The subscriptions alone limit the key from now on. */
export async function clearBudget(tenant: string, id: string): Promise<void> {
  await tenantService.DELETE('/v1/tenants/{tenant}/keys/{id}/budget', { params: { path: { tenant, id } } });
}
