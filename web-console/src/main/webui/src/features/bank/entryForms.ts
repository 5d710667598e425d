import type { TFunction } from 'i18next';
import { z } from 'zod';
import type { Purpose } from './api';

const LONGEST_NAME = 60;
const LONGEST_REASON = 500;

const amount = (t: TFunction) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,12}(\.\d{1,4})?$/, t('plans.amountRule'));

/** What entries are for, the usual first. */
export const KINDS = {
  credit: ['invoice', 'prepaidOrder', 'payout', 'BANK_INTEREST', 'BANK_FEES', 'BANK_OTHER'],
  debit: ['payout', 'settlement', 'BANK_FEES', 'takesBack', 'BANK_INTEREST', 'BANK_OTHER'],
} as const;

const NAMED = ['invoice', 'prepaidOrder', 'payout', 'settlement', 'takesBack'] as const;
const ACCOUNTS = ['BANK_FEES', 'BANK_INTEREST', 'BANK_OTHER'] as const;

/** What is known by a name of its own; the others go to an account of ours, for a reason. */
export const isNamed = (kind: AssignmentForm['pays']): kind is (typeof NAMED)[number] => NAMED.includes(kind as 'payout');

const name = z.string().trim().max(LONGEST_NAME);

/** What an entry, or a part of it, is for: of the names that of the kind chosen, or a reason. */
export const assignmentSchema = (t: TFunction) =>
  z
    .object({
      pays: z.enum([...NAMED, ...ACCOUNTS]),
      invoice: name,
      prepaidOrder: name,
      payout: name,
      settlement: name,
      takesBack: name,
      code: z.string().trim().regex(/^([A-Z0-9]{4})?$/, t('bank.codeHelp')),
      reason: z.string().trim().max(LONGEST_REASON),
      amount: amount(t),
    })
    .superRefine((form, context) => {
      const wanted = isNamed(form.pays) ? form.pays : 'reason';
      if (form[wanted] === '') {
        context.addIssue({ code: 'custom', path: [wanted], message: t('common.required') });
      }
    });

export type AssignmentForm = z.infer<ReturnType<typeof assignmentSchema>>;

/** As billing takes it. */
export function purposeOf({ pays, code, reason, ...names }: AssignmentForm): Purpose {
  switch (pays) {
    case 'invoice':
      return { invoice: names.invoice };
    case 'prepaidOrder':
      return { prepaidOrder: names.prepaidOrder };
    case 'payout':
      return { payout: names.payout, ...(code ? { code } : {}) };
    case 'settlement':
      return { settlement: names.settlement };
    case 'takesBack':
      return { takesBack: names.takesBack };
    default:
      return { account: pays, reason };
  }
}

/** How much of an entry was sent back, and why. */
export const returnSchema = (t: TFunction) =>
  z.object({
    amount: amount(t),
    reason: z.string().trim().min(1, t('common.required')).max(LONGEST_REASON),
  });

export type ReturnForm = z.infer<ReturnType<typeof returnSchema>>;

/** What was on an account before its first statement, overdrawn below zero, and why that is known. */
export const openingSchema = (t: TFunction) =>
  z.object({
    amount: z.string().trim().regex(/^-?\d{1,12}(\.\d{1,4})?$/, t('plans.amountRule')),
    reason: z.string().trim().min(1, t('common.required')).max(LONGEST_REASON),
  });

export type OpeningForm = z.infer<ReturnType<typeof openingSchema>>;
