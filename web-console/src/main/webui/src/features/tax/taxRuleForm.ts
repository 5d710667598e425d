import type { TFunction } from 'i18next';
import { z } from 'zod';
import type { TaxRule, TaxRuleRequest } from './api';

export const CATEGORIES = ['STANDARD', 'REDUCED', 'ZERO'] as const satisfies TaxRule['category'][];

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const text = z.string().trim();

/** What the form of a tax rule accepts; the rate in per cent. */
export function taxRuleSchema(t: TFunction) {
  return z
    .object({
      issuerCountry: z.string().length(2, t('common.required')),
      consumerCountry: z.string().length(2, t('common.required')),
      region: text.max(60),
      category: z.enum(CATEGORIES),
      rate: text.regex(/^\d{1,3}(\.\d{1,6})?$/, t('taxRules.rateRule')),
      name: text.min(1, t('common.required')).max(100),
      from: z.string().regex(DAY, t('common.required')),
      to: z.string().regex(DAY).or(z.literal('')),
    })
    .superRefine((form, refusals) => {
      if ((form.category === 'ZERO') !== /^0+(\.0+)?$/.test(form.rate)) {
        refusals.addIssue({ code: 'custom', path: ['rate'], message: t('taxRules.zeroRule') });
      }
      if (form.to !== '' && form.to <= form.from) {
        refusals.addIssue({ code: 'custom', path: ['to'], message: t('taxRules.toRule') });
      }
    });
}

export type TaxRuleForm = z.infer<ReturnType<typeof taxRuleSchema>>;

/** The rule as billing reads it. A rate has nine digits at most, which a number holds exactly. */
export function ruleOf({ region, to, rate, ...form }: TaxRuleForm): TaxRuleRequest {
  return { ...form, rate: Number(rate), ...(region ? { region } : {}), ...(to ? { to } : {}) };
}
