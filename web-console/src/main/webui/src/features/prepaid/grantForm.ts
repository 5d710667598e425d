import type { TFunction } from 'i18next';
import { z } from 'zod';
import type { GrantRequest } from './api';

const MOST_PRIORITY = 1000;

/** More than nothing, as the service reads amounts. */
export const creditAmount = (t: TFunction) =>
  z
    .string()
    .trim()
    .regex(/^(?=.*[1-9])\d{1,12}(\.\d{1,4})?$/, t('plans.amountRule'));

/** What the form of a grant accepts. */
export function grantSchema(t: TFunction) {
  return z.object({
    tenant: z.string().trim().min(1, t('common.required')).max(40),
    amount: creditAmount(t),
    currency: z.string().length(3),
    priority: z
      .string()
      .trim()
      .refine((typed) => /^\d{0,4}$/.test(typed) && Number(typed) <= MOST_PRIORITY, t('prepaid.priorityRule')),
    until: z.string().regex(/^(\d{4}-\d{2}-\d{2})?$/, t('prepaid.untilRule')),
    reason: z.string().trim().min(1, t('common.required')).max(500),
  });
}

export type GrantForm = z.infer<ReturnType<typeof grantSchema>>;

/** The form as billing reads it: what is empty is left to billing. */
export function grantOf({ priority, until, ...rest }: GrantForm): GrantRequest {
  return {
    ...rest,
    ...(priority ? { priority: Number(priority) } : {}),
    ...(until ? { expiresAt: `${until}T00:00:00Z` } : {}),
  };
}
