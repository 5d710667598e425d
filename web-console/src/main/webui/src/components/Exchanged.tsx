import { useTranslation } from 'react-i18next';
import type { components } from '@/lib/api/billing.schema';
import { useFormat } from '@/lib/format';

interface Props {
  exchange: components['schemas']['ExchangeView'];
  way?: 'paidIn' | 'paidOut';
}

/** What came in or goes out in another currency than what it is for: at which rate, and what the change has cost. */
export function Exchanged({ exchange, way = 'paidIn' }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { paid, base, quote, rate, rateDate, spread } = exchange;
  return (
    <>
      <small className="market-subtle">{t(`payments.${way}`, { amount: format.money(paid.amount, paid.currency) })}</small>
      <small className="market-subtle">
        {t('payments.rate', { base, quote, rate: format.decimal(rate), day: format.day(rateDate) })}
      </small>
      {Number(spread.amount) !== 0 && (
        <small className="market-subtle">{t('payments.spread', { amount: format.money(spread.amount, spread.currency) })}</small>
      )}
    </>
  );
}
