import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
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

const KEY = 'Idempotency-Key';
const DIGITS = 32;

/** Makes the key of an attempt that of what is asked in it: another request of the same attempt is another key. */
const keys: Middleware = {
  async onRequest({ request }) {
    const attempt = request.headers.get(KEY);
    if (attempt !== null) {
      const asked = `${request.method} ${request.url} ${await request.clone().text()}`;
      request.headers.set(KEY, `${attempt}.${bytesToHex(sha256(utf8ToBytes(asked))).slice(0, DIGITS)}`);
    }
    return undefined;
  },
};

for (const client of [tenantService, billing]) {
  client.use(refusals, keys);
}

/** The body of a success; the refusals have been thrown before. */
export function body<T>(answer: { data?: T | undefined }): T {
  if (answer.data === undefined) {
    throw new ProblemError({ type: 'about:blank', title: '', status: 0, detail: 'The answer had no body.' });
  }
  return answer.data;
}

/** Of a request that creates something: sent again in the same attempt, it is done once. See `useKeyedMutation`. */
export function keyed(attempt: string): Record<string, string> {
  return { [KEY]: attempt };
}
