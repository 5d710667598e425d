import type { TFunction } from 'i18next';
import { z } from 'zod';
import type { PayoutAccount } from './api';
import { isOutsideSepa } from './sepa';

const HOLDER = 70;
const BIC = /^[A-Za-z0-9]{4}[A-Za-z]{2}[A-Za-z0-9]{2}([A-Za-z0-9]{3})?$/;
const optional = (longest: number) => z.string().trim().max(longest);

/** An account as it is typed: by an IBAN, outside SEPA with its bank and country, or by number, bank and country. */
export const accountSchema = (t: TFunction) =>
  z
    .object({
      kind: z.enum(['IBAN', 'OTHER']),
      holder: z.string().trim().min(1, t('common.required')).max(HOLDER),
      latinHolder: optional(HOLDER),
      iban: optional(42),
      account: optional(42),
      bic: optional(14),
      country: z.string().trim().toUpperCase(),
      currency: z
        .string()
        .trim()
        .toUpperCase()
        .regex(/^([A-Z]{3})?$/, t('payoutAccount.currencyRule')),
    })
    .superRefine(({ kind, iban, account, bic, country, currency }, context) => {
      const rule = (path: string, isKept: boolean, message: string) => isKept || context.addIssue({ code: 'custom', path: [path], message });
      if (kind === 'IBAN') {
        rule('iban', /^[A-Za-z]{2}\d{2}[A-Za-z0-9 ]{10,38}$/.test(iban), t('payoutAccount.ibanRule'));
      } else {
        rule('account', account !== '', t('common.required'));
      }
      const isOptional = kind === 'IBAN' && !isOutsideSepa({ iban, currency });
      rule('bic', (isOptional && bic === '') || BIC.test(bic.replaceAll(' ', '')), t('payoutAccount.bicRule'));
      rule('country', (isOptional && country === '') || /^[A-Z]{2}$/.test(country), t('payoutAccount.countryRule'));
    });

export type AccountForm = z.infer<ReturnType<typeof accountSchema>>;

/** What is in the form at first. */
export const typedAccount = (account: PayoutAccount | null): AccountForm => ({
  kind: account?.account ? 'OTHER' : 'IBAN',
  holder: account?.holder ?? '',
  latinHolder: account?.latinHolder ?? '',
  iban: account?.iban ?? '',
  account: account?.account ?? '',
  bic: account?.bic ?? '',
  country: account?.country ?? '',
  currency: account?.currency ?? '',
});

/** Whether it was named before banks were asked for, and so is not paid. */
export const lacksBank = ({ iban, bic, country, currency }: PayoutAccount): boolean =>
  iban !== undefined && isOutsideSepa({ iban, currency: currency ?? '' }) && !(bic && country);

/** What is sent of it: nothing of the kind that is not chosen. */
export const accountOf = ({ kind, holder, latinHolder, iban, account, bic, country, currency }: AccountForm): PayoutAccount => ({
  holder,
  ...(latinHolder ? { latinHolder } : {}),
  ...(kind === 'IBAN' ? { iban } : { account }),
  ...(bic ? { bic } : {}),
  ...(country ? { country } : {}),
  ...(currency ? { currency } : {}),
});
