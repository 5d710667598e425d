import { queryOptions } from '@tanstack/react-query';
import { body, keyed, tenantService } from '@/lib/api/client';
import { allPages } from '@/lib/api/pages';
import type { Review } from '@/lib/api/shapes';

export const reviewsQuery = queryOptions({
  queryKey: ['reviews'],
  queryFn: () =>
    allPages(async (cursor) => body(await tenantService.GET('/v1/reviews', { params: { query: { cursor } } }))),
  refetchInterval: 10_000,
});

function pathOf(review: Review) {
  const [tenant = '', model = ''] = review.model.split('/');
  return { tenant, model, version: review.version };
}

export async function approve(review: Review, note: string, attempt: string) {
  return body(
    await tenantService.POST('/v1/reviews/{tenant}/{model}/{version}/approval', {
      params: { path: pathOf(review) },
      body: note ? { note } : {},
      headers: keyed(attempt),
    }),
  );
}

export async function reject(review: Review, reason: string, attempt: string) {
  return body(
    await tenantService.POST('/v1/reviews/{tenant}/{model}/{version}/rejection', {
      params: { path: pathOf(review) },
      body: { reason },
      headers: keyed(attempt),
    }),
  );
}
