import type { Agreement } from '@/lib/api/shapes';

/** Whether a proposal waits for the tenant's signature. */
export function mustSign(agreement: Agreement, tenant: string): boolean {
  return agreement.status === 'PROPOSED' && (agreement.shares ?? []).some((share) => share.tenant === tenant && !share.acceptedAt);
}

/** Whether the tenant can still end it: a proposal at once, one in force after its notice, and once only. One that ends by itself can end before. */
export function mayEnd(agreement: Agreement): boolean {
  return (agreement.status === 'PROPOSED' || agreement.status === 'ACTIVE') && (!agreement.endsAt || isBySelf(agreement));
}

function isBySelf({ endsAt, until }: Agreement): boolean {
  return endsAt !== undefined && until !== undefined && Date.parse(endsAt) === Date.parse(until);
}

/** All versions for the same model, scope and currency, the latest first. */
export function versionsOf(agreement: Agreement, all: readonly Agreement[]): Agreement[] {
  return all
    .filter((other) => other.model === agreement.model && other.currency === agreement.currency && sameScope(other, agreement))
    .toSorted((left, right) => right.version - left.version);
}

function sameScope(one: Agreement, other: Agreement): boolean {
  const text = ({ scope }: Agreement) => [scope.kind, scope.version ?? '', ...(scope.countries ?? [])].join(' ');
  return text(one) === text(other);
}
