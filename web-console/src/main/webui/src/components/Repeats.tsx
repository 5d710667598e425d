import { useTranslation } from 'react-i18next';
import type { components } from '@/lib/api/billing.schema';
import { useFormat } from '@/lib/format';
import { AccrualsLink } from './TrailLinks';

interface Props {
  payouts: readonly components['schemas']['PayoutRepeatView'][];
  way: 'repeats' | 'repeatedBy';
  /** Whose they are, where finance looks and goes on to what each is made of. */
  partner?: string | undefined;
}

/** The other payouts of the same money: those that came back and are paid again, or those that pay it again. */
export function Repeats({ payouts, way, partner }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return payouts.map(({ settlement, executeOn, amount, state, on }) => {
    const text = t(`settlements.${way}`, { amount: format.money(amount.amount, amount.currency), day: format.day(executeOn) });
    return (
      <small key={settlement} className="market-subtle">
        {partner === undefined ? text : <AccrualsLink search={{ settlement, partner }}>{text}</AccrualsLink>}
        {` · ${t(`settlements.transfers.${state}`)}${on ? `, ${format.day(on)}` : ''}`}
      </small>
    );
  });
}
