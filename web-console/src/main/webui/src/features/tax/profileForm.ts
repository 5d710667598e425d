import type { TFunction } from 'i18next';
import { z } from 'zod';
import type { BillingProfile, BillingProfileRequest } from './api';

const MOST_LINES = 3;
const LONGEST_LINE = 100;
const text = z.string().trim();

const linesOf = (address: string) =>
  address
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What the form of a billing profile accepts; the address has up to three lines. */
export function profileSchema(t: TFunction) {
  return z.object({
    legalName: text.min(1, t('common.required')).max(200),
    address: z.string().refine((address) => {
      const lines = linesOf(address);
      return lines.length >= 1 && lines.length <= MOST_LINES && lines.every((line) => line.length <= LONGEST_LINE);
    }, t('billingProfile.addressRule')),
    postalCode: text.max(20),
    city: text.max(100),
    country: z.string().length(2, t('common.required')),
    region: text.max(60),
    vatId: text.max(40),
  });
}

export type ProfileForm = z.infer<ReturnType<typeof profileSchema>>;

/** The form as it begins: what is known, or nothing but a country. */
export function filledProfile(profile: BillingProfile | null, country: string): ProfileForm {
  return {
    legalName: profile?.legalName ?? '',
    address: profile?.addressLines.join('\n') ?? '',
    postalCode: profile?.postalCode ?? '',
    city: profile?.city ?? '',
    country: profile?.country ?? country,
    region: profile?.region ?? '',
    vatId: profile?.vatId ?? '',
  };
}

/** The profile as billing reads it: what was left empty is left out. */
export function profileOf(form: ProfileForm): BillingProfileRequest {
  return {
    legalName: form.legalName,
    addressLines: linesOf(form.address),
    country: form.country,
    ...(form.postalCode ? { postalCode: form.postalCode } : {}),
    ...(form.city ? { city: form.city } : {}),
    ...(form.region ? { region: form.region } : {}),
    ...(form.vatId ? { vatId: form.vatId } : {}),
  };
}
