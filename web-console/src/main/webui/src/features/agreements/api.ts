import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { billing, body, keyed } from '@/lib/api/client';
import type { Agreement, AgreementRequest } from '@/lib/api/shapes';

export const agreementQuery = (tenant: string, id: string) =>
  queryOptions({
    queryKey: ['tenant', tenant, 'agreements', id],
    queryFn: async () =>
      body(await billing.GET('/v1/tenants/{tenant}/agreements/{id}', { params: { path: { tenant, id } } })),
  });

/** Who gets what by an agreement as it stands. */
export const previewQuery = (tenant: string, id: string) =>
  queryOptions({
    queryKey: ['tenant', tenant, 'agreements', id, 'preview'],
    queryFn: async () =>
      body(await billing.GET('/v1/tenants/{tenant}/agreements/{id}/preview', { params: { path: { tenant, id } } })),
  });

/** Who would get what by a proposal that is not made yet; a refusal says why it cannot be made. */
export const draftPreviewQuery = (tenant: string, request: AgreementRequest | undefined) =>
  queryOptions({
    queryKey: ['tenant', tenant, 'agreement-preview', request],
    enabled: request !== undefined,
    placeholderData: keepPreviousData,
    queryFn: async () => {
      if (!request) {
        throw new Error('there is nothing to preview');
      }
      return body(
        await billing.POST('/v1/tenants/{tenant}/agreements/preview', { params: { path: { tenant } }, body: request }),
      );
    },
  });

export async function propose(tenant: string, request: AgreementRequest, attempt: string): Promise<Agreement> {
  return body(
    await billing.POST('/v1/tenants/{tenant}/agreements', {
      params: { path: { tenant } },
      body: request,
      headers: keyed(attempt),
    }),
  );
}

export async function counter(tenant: string, id: string, request: AgreementRequest): Promise<Agreement> {
  return body(
    await billing.POST('/v1/tenants/{tenant}/agreements/{id}/counter-proposals', {
      params: { path: { tenant, id } },
      body: request,
    }),
  );
}

export async function accept(tenant: string, id: string): Promise<Agreement> {
  return body(
    await billing.POST('/v1/tenants/{tenant}/agreements/{id}/acceptance', { params: { path: { tenant, id } } }),
  );
}

/** Refuses or withdraws a proposal, or gives notice. */
export async function end(tenant: string, id: string): Promise<Agreement> {
  return body(await billing.POST('/v1/tenants/{tenant}/agreements/{id}/end', { params: { path: { tenant, id } } }));
}
