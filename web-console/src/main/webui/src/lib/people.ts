import { queryOptions, useQuery } from '@tanstack/react-query';
import { billing, body } from './api/client';
import { allPages } from './api/pages';
import { useRealmRole } from './session';

/** The e-mails of those who have acted for finance, by the id that records name them by. */
export const peopleQuery = queryOptions({
  queryKey: ['finance', 'people'],
  queryFn: async () => {
    const people = await allPages(async (cursor) =>
      body(await billing.GET('/v1/finance/people', { params: { query: { cursor } } })),
    );
    return new Map(people.map(({ subject, email }) => [subject, email]));
  },
  staleTime: 60_000,
});

/** The e-mail of somebody whom a record names by id; none where it is not known to the reader. */
export function useEmail(subject: string): string | undefined {
  const isFinance = useRealmRole('finance');
  return useQuery({ ...peopleQuery, enabled: isFinance }).data?.get(subject);
}
