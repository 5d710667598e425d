import type { TFunction } from 'i18next';
import { z } from 'zod';
import type { KeyBudget } from './api';

export const BUDGET_KINDS = ['HARD', 'SOFT'] as const satisfies readonly KeyBudget['kind'][];
const MOST_REQUESTS = 1_000_000_000_000;

/** What the form of a budget accepts: a whole number of requests, with or without commas between its digits. */
export function budgetSchema(t: TFunction) {
  return z.object({ requests: z.string().trim().refine(isWhole, t('keyBudgets.requestsRule')), kind: z.enum(BUDGET_KINDS) });
}

/** The same where a key may also be without a budget: nothing typed is none. */
export function optionalBudgetSchema(t: TFunction) {
  return budgetSchema(t).extend({
    requests: z
      .string()
      .trim()
      .refine((typed) => typed === '' || isWhole(typed), t('keyBudgets.requestsRule')),
  });
}

export type BudgetForm = z.infer<ReturnType<typeof budgetSchema>>;

/** The form as the service reads it. */
export function budgetOf({ requests, kind }: BudgetForm): KeyBudget {
  return { monthlyRequests: requestsOf(requests), kind };
}

/** The form as the service reads it; nothing where nothing is typed. */
export function optionalBudgetOf(form: BudgetForm): KeyBudget | undefined {
  return form.requests === '' ? undefined : budgetOf(form);
}

function isWhole(typed: string): boolean {
  const requests = requestsOf(typed);
  return requests >= 1 && requests <= MOST_REQUESTS;
}

function requestsOf(typed: string): number {
  return /^(\d{1,13}|\d{1,3}(,\d{3})+)$/.test(typed) ? Number(typed.replaceAll(',', '')) : Number.NaN;
}
