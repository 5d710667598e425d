import type { TFunction } from 'i18next';
import { z } from 'zod';
import { CURRENCIES } from '@/lib/currencies';
import type { FeeScheduleRequest } from './api';

const DECIMAL = /^\d{1,12}(\.\d{1,12})?$/;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const WHOLE_PERCENT = 100;
export const MOST_BANDS = 20;

/** What the form of a schedule accepts: bands that rise from nothing, each with its percentage. */
export function feeSchema(t: TFunction) {
  const text = z.string().trim();
  return z
    .object({
      currency: z.enum(CURRENCIES),
      month: text.regex(MONTH, t('period.rule')),
      bands: z.array(z.object({ from: text, percent: text })).min(1).max(MOST_BANDS),
      wholeVolume: z.enum(['no', 'yes']),
    })
    .superRefine(({ bands }, refusals) => {
      bands.forEach((band, index) => {
        const wrong = (field: 'from' | 'percent', message: string) =>
          refusals.addIssue({ code: 'custom', path: ['bands', index, field], message });
        // The first band is from nothing, and has no field that says so.
        if (index > 0 && !(DECIMAL.test(band.from) && Number(band.from) > Number(bands[index - 1]?.from))) {
          wrong('from', t('agreements.bandRule'));
        }
        if (!DECIMAL.test(band.percent) || Number(band.percent) > WHOLE_PERCENT) {
          wrong('percent', t('agreements.percentRule'));
        }
      });
    });
}

export type FeeForm = z.infer<ReturnType<typeof feeSchema>>;

export const emptyFees = (month: string): FeeForm => ({
  currency: 'EUR',
  month,
  bands: [{ from: '0', percent: '' }],
  wholeVolume: 'no',
});

/** The form as billing reads it. */
export function scheduleOf({ currency, month, bands, wholeVolume }: FeeForm): FeeScheduleRequest {
  return {
    currency,
    from: month,
    bands: bands.map(({ from, percent }, index) => ({ from: index === 0 ? '0' : from, percent })),
    wholeVolume: bands.length > 1 && wholeVolume === 'yes',
  };
}
