import { useTranslation } from 'react-i18next';
import type { components } from '@/lib/api/billing.schema';
import { useFormat } from '@/lib/format';
import { accrualsAt } from '@/lib/trail';
import { AccrualsLink } from './TrailLinks';

/** How far the payout of a share is at the bank, and each that pays it again because one came back. */
export function PaidBy({ payout }: { payout: components['schemas']['PayingView'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const steps = [{ ...payout, word: 'states' as const }, ...payout.again.map((again) => ({ ...again, word: 'again' as const }))];
  return steps.map(({ word, settlement, state, on, executeOn, accruals }, at) => (
    <span key={`${settlement} ${at}`}>
      {at > 0 && '; '}
      <AccrualsLink search={accrualsAt(accruals)}>{t(`trace.${word}.${state}`, { day: format.day(on ?? executeOn) })}</AccrualsLink>
    </span>
  ));
}
