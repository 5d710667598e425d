import { queryOptions } from '@tanstack/react-query';
import type { components } from '@/lib/api/billing.schema';
import { billing, body, keyed } from '@/lib/api/client';
import { allPages } from '@/lib/api/pages';
import { problemOf } from '@/lib/api/problem';
import type { Agreement, AgreementRequest } from '@/lib/api/shapes';

export type AgreementDraft = components['schemas']['AgreementDraft'];

const GONE = 404;
/** No answer at all, or that of a gateway which has heard none. */
const LOST = [0, 502, 503, 504];

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

/**
 * Proposes a draft as it is on the screen: it is saved, shown to all who take part, and no draft any more. A draft that is
 * gone, or whose proposal has no answer, is asked for once more by the same attempt, which answers what that has proposed.
 */
export async function proposeDraft(tenant: string, id: string, terms: AgreementRequest, attempt: string): Promise<Agreement> {
  const proposal = async () =>
    body(
      await billing.POST('/v1/tenants/{tenant}/agreement-drafts/{id}/proposal', {
        params: { path: { tenant, id } },
        headers: keyed(attempt),
      }),
    );
  try {
    await changeDraft(tenant, id, terms);
  } catch (error) {
    return isGone(error) ? proposal() : Promise.reject(error);
  }
  try {
    return await proposal();
  } catch (error) {
    return isUnanswered(error) ? proposal() : Promise.reject(error);
  }
}

/** Whether there is no such draft: it was proposed or thrown away. */
export const isGone = (error: unknown): boolean => problemOf(error).status === GONE;

/** Whether what was asked may have been done all the same: the answer was lost on its way. */
const isUnanswered = (error: unknown): boolean => LOST.includes(problemOf(error).status);
