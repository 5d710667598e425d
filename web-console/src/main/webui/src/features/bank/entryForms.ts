import type { TFunction } from 'i18next';
import { z } from 'zod';
import type { Paid } from './api';

const LONGEST_NAME = 60;
const LONGEST_REASON = 500;

const amount = (t: TFunction) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,12}(\.\d{1,4})?$/, t('plans.amountRule'));

/** What an entry, or a part of it, pays: of the two names that of the kind chosen. */
export const assignmentSchema = (t: TFunction) =>
  z
    .object({
      pays: z.enum(['invoice', 'prepaidOrder']),
      invoice: z.string().trim().max(LONGEST_NAME),
      prepaidOrder: z.string().trim().max(LONGEST_NAME),
      amount: amount(t),
    })
    .superRefine((form, context) => {
      if (form[form.pays] === '') {
        context.addIssue({ code: 'custom', path: [form.pays], message: t('common.required') });
      }
    });

export type AssignmentForm = z.infer<ReturnType<typeof assignmentSchema>>;

export const paidBy = ({ pays, invoice, prepaidOrder }: AssignmentForm): Paid =>
  pays === 'invoice' ? { invoice } : { prepaidOrder };

/** How much of an entry was sent back, and why. */
export const returnSchema = (t: TFunction) =>
  z.object({
    amount: amount(t),
    reason: z.string().trim().min(1, t('common.required')).max(LONGEST_REASON),
  });

export type ReturnForm = z.infer<ReturnType<typeof returnSchema>>;
