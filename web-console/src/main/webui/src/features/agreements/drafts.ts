import { queryOptions } from '@tanstack/react-query';
import type { components } from '@/lib/api/billing.schema';
import { billing, body } from '@/lib/api/client';
import { allPages } from '@/lib/api/pages';
import type { Agreement, AgreementRequest } from '@/lib/api/shapes';

export type AgreementDraft = components['schemas']['AgreementDraft'];

const keyOf = (tenant: string) => ['tenant', tenant, 'agreement-drafts'];

/** What the tenant might propose, and nobody else sees; the latest first. */
export const draftsQuery = (tenant: string) =>
  queryOptions({
    queryKey: keyOf(tenant),
    queryFn: () =>
      allPages(async (cursor) =>
        body(await billing.GET('/v1/tenants/{tenant}/agreement-drafts', { params: { path: { tenant }, query: { cursor } } })),
      ),
  });

export const draftQuery = (tenant: string, id: string) =>
  queryOptions({
    queryKey: [...keyOf(tenant), id],
    queryFn: async () =>
      body(await billing.GET('/v1/tenants/{tenant}/agreement-drafts/{id}', { params: { path: { tenant, id } } })),
  });

export async function keepDraft(tenant: string, terms: AgreementRequest): Promise<AgreementDraft> {
  return body(await billing.POST('/v1/tenants/{tenant}/agreement-drafts', { params: { path: { tenant } }, body: terms }));
}

export async function changeDraft(tenant: string, id: string, terms: AgreementRequest): Promise<AgreementDraft> {
  return body(
    await billing.PUT('/v1/tenants/{tenant}/agreement-drafts/{id}', { params: { path: { tenant, id } }, body: terms }),
  );
}

export async function discardDraft(tenant: string, id: string): Promise<void> {
  await billing.DELETE('/v1/tenants/{tenant}/agreement-drafts/{id}', { params: { path: { tenant, id } } });
}

/** Proposes a draft as it is on the screen: it is saved, shown to all who take part, and no draft any more. */
export async function proposeDraft(tenant: string, id: string, terms: AgreementRequest): Promise<Agreement> {
  await changeDraft(tenant, id, terms);
  return body(
    await billing.POST('/v1/tenants/{tenant}/agreement-drafts/{id}/proposal', { params: { path: { tenant, id } } }),
  );
}
