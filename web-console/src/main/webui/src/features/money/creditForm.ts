import type { TFunction } from 'i18next';
import { z } from 'zod';
import type { FinanceInvoice } from './invoices';

const AMOUNT = /^\d{1,12}(\.\d{1,4})?$/;
const text = z.string().trim();

/** What the form of a credit note accepts: an invoice whole, or amounts of the lines that are chosen. */
export function creditSchema(t: TFunction) {
  return z
    .object({
      reason: text.min(1, t('common.required')).max(500),
      extent: z.enum(['all', 'lines']),
      lines: z.array(z.object({ line: z.number(), chosen: z.boolean(), amount: text })).max(1000),
    })
    .superRefine((form, refusals) => {
      if (form.extent === 'all') {
        return;
      }
      if (!form.lines.some((line) => line.chosen)) {
        refusals.addIssue({ code: 'custom', path: ['extent'], message: t('creditNotes.chooseLines') });
      }
      form.lines.forEach(({ chosen, amount }, index) => {
        if (chosen && !AMOUNT.test(amount)) {
          refusals.addIssue({ code: 'custom', path: ['lines', index, 'amount'], message: t('plans.amountRule') });
        }
      });
    });
}

export type CreditForm = z.infer<ReturnType<typeof creditSchema>>;

/** The form of an invoice: each line that has something left, with all of that. */
export function emptyCredit({ creditable }: Pick<FinanceInvoice, 'creditable'>): CreditForm {
  const lines = creditable
    .filter(({ left }) => Number(left.amount) > 0)
    .map(({ line, left }) => ({ line, chosen: false, amount: left.amount }));
  return { reason: '', extent: 'all', lines };
}

/** The lines as billing reads them; none where all is credited. */
export function linesOf(form: CreditForm): { line: number; amount: string }[] {
  return form.extent === 'all'
    ? []
    : form.lines.filter(({ chosen }) => chosen).map(({ line, amount }) => ({ line, amount }));
}
