import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { billing, body, tenantService } from '@/lib/api/client';

/** What is on offer, searched by the server, page after page. */
export const catalogueQuery = (query: string, licence = '') =>
  infiniteQueryOptions({
    queryKey: ['catalogue', query, licence],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }) =>
      body(
        await tenantService.GET('/v1/catalog/models', {
          params: { query: { ...(query ? { query } : {}), ...(licence ? { licence } : {}), ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });

/** What licences the models on offer have, the most frequent first. */
export const licencesQuery = queryOptions({
  queryKey: ['catalogue-licences'],
  queryFn: async () => body(await tenantService.GET('/v1/catalog/licences')).items,
});

export const catalogueModelQuery = (partner: string, model: string) =>
  queryOptions({
    queryKey: ['catalogue-model', partner, model],
    queryFn: async () =>
      body(
        await tenantService.GET('/v1/catalog/models/{tenant}/{model}', {
          params: { path: { tenant: partner, model } },
        }),
      ),
  });

/** What the model's partner asks for as a base, by the offer in force; null where that is nothing. */
export const baseTermsQuery = (model: string) =>
  queryOptions({
    queryKey: ['catalogue-base', model],
    queryFn: async () => {
      const { items } = body(await billing.GET('/v1/catalog/royalty-offers', { params: { query: { model, limit: 1 } } }));
      const [offer] = items;
      return offer && offer.percent !== '0' ? offer : null;
    },
  });
