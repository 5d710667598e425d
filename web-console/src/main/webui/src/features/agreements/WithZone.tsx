import type { ReactNode } from 'react';
import { Loading } from '@/components/Loaded';
import { useKnownZone } from '@/lib/tenants';

/** What is filled in by the tenant's zone once and for all waits until that is known. */
export function WithZone({ tenant, children }: { tenant: string; children: (zone: string) => ReactNode }) {
  const zone = useKnownZone(tenant);
  return zone === undefined ? <Loading /> : children(zone);
}
