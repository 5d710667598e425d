import type { components } from './billing.schema';
import { BILLING } from './client';

export type DocumentKind = components['schemas']['DocumentKind'];

/** Where a document is, without its form: a tenant's own, or, without a tenant, for finance. */
export function documentAddress(kind: DocumentKind, number: string, tenant?: string): string {
  const whose = tenant === undefined ? 'finance' : `tenants/${encodeURIComponent(tenant)}`;
  return `${BILLING}/v1/${whose}/${kind}/${encodeURIComponent(number)}`;
}
