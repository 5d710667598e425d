import { queryOptions } from '@tanstack/react-query';
import { billing, body } from './api/client';

const LIMIT = 100;
const STATES = ['OVERDUE', 'OPEN'] as const;

/** The latest invoices that something is owed of, overdue ones first: for finance to choose from. */
export const openInvoicesQuery = queryOptions({
  queryKey: ['finance', 'open-invoices'],
  queryFn: async () => {
    const pages = await Promise.all(
      STATES.map(async (state) =>
        body(await billing.GET('/v1/finance/invoices', { params: { query: { state, limit: LIMIT } } })),
      ),
    );
    return pages.flatMap((page) => page.items);
  },
});
