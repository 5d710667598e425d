import { useTranslation } from 'react-i18next';
import { useFormat } from '@/lib/format';
import type { Payment } from './api';

/** What came in, where that was in another currency than its invoice: at which rate, and what the change has cost. */
export function Exchanged({ exchange }: { exchange: NonNullable<Payment['exchange']> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { paid, base, quote, rate, rateDate, spread } = exchange;
  return (
    <>
      <small className="market-subtle">{t('payments.paidIn', { amount: format.money(paid.amount, paid.currency) })}</small>
      <small className="market-subtle">
        {t('payments.rate', { base, quote, rate: format.decimal(rate), day: format.day(rateDate) })}
      </small>
      {Number(spread.amount) !== 0 && (
        <small className="market-subtle">{t('payments.spread', { amount: format.money(spread.amount, spread.currency) })}</small>
      )}
    </>
  );
}
