import { queryOptions } from '@tanstack/react-query';
import { billing, body } from './api/client';

/** How far the usage of each data plane is counted, and what of it is missing; for finance and the operator. */
export const intakeQuery = queryOptions({
  queryKey: ['finance', 'intake'],
  queryFn: async () => body(await billing.GET('/v1/finance/usage/intake')),
});
