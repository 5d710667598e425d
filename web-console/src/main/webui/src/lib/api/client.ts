import createClient, { type Middleware } from 'openapi-fetch';
import type { paths as BillingPaths } from './billing.schema';
import { ProblemError, problemFrom } from './problem';
import type { paths as TenantServicePaths } from './tenant-service.schema';

/** Every call carries it: the gateway refuses a change without. */
export const PAGE_HEADER = { 'X-Market-Console': '1' } as const;

const refusals: Middleware = {
  async onResponse({ response }) {
    if (!response.ok) {
      throw new ProblemError(
        problemFrom(response.status, await response.text(), response.headers.get('X-Request-Id')),
      );
    }
    return undefined;
  },
};

export const TENANT_SERVICE = '/api/tenant-service';
export const BILLING = '/api/billing';

function baseUrl(prefix: string): string {
  return `${globalThis.location.origin}${prefix}`;
}

export const tenantService = createClient<TenantServicePaths>({
  baseUrl: baseUrl(TENANT_SERVICE),
  headers: PAGE_HEADER,
});
export const billing = createClient<BillingPaths>({ baseUrl: baseUrl(BILLING), headers: PAGE_HEADER });
tenantService.use(refusals);
billing.use(refusals);

/** The body of a success; the refusals have been thrown before. */
export function body<T>(answer: { data?: T | undefined }): T {
  if (answer.data === undefined) {
    throw new ProblemError({ type: 'about:blank', title: '', status: 0, detail: 'The answer had no body.' });
  }
  return answer.data;
}

/** A fresh key for a request that creates something, so that a repeat does it once. */
export function idempotencyKey(): string {
  return crypto.randomUUID();
}
