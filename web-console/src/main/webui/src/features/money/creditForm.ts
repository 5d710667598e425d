import type { TFunction } from 'i18next';
import { z } from 'zod';

const AMOUNT = /^\d{1,12}(\.\d{1,4})?$/;
const text = z.string().trim();

/** What the form of a credit note accepts: an invoice whole, or amounts of its lines. */
export function creditSchema(t: TFunction) {
  return z
    .object({
      number: text.min(1, t('common.required')).max(60),
      reason: text.min(1, t('common.required')).max(500),
      extent: z.enum(['all', 'lines']),
      lines: z.array(z.object({ line: text, amount: text })).max(1000),
    })
    .superRefine((form, refusals) => {
      if (form.extent === 'all') {
        return;
      }
      form.lines.forEach(({ line, amount }, index) => {
        if (!/^[1-9]\d{0,5}$/.test(line)) {
          refusals.addIssue({ code: 'custom', path: ['lines', index, 'line'], message: t('plans.wholeRule') });
        }
        if (!AMOUNT.test(amount)) {
          refusals.addIssue({ code: 'custom', path: ['lines', index, 'amount'], message: t('plans.amountRule') });
        }
      });
    });
}

export type CreditForm = z.infer<ReturnType<typeof creditSchema>>;

/** The lines as billing reads them; none where all is credited. */
export function linesOf(form: CreditForm): { line: number; amount: string }[] {
  return form.extent === 'all' ? [] : form.lines.map(({ line, amount }) => ({ line: Number(line), amount }));
}
