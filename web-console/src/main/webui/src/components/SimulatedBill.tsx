import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import type { ChargeDetail, Simulation } from '@/lib/api/shapes';
import { useFormat } from '@/lib/format';
import { quantityText } from '@/lib/terms';

/** The lines of a bill that was only thought of, how each comes about, and its total as the service sums it. */
export function SimulatedBill({ bill }: { bill: Simulation }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Table variant="compact" aria-label={t('pricing.bill')} gridBreakPoint="">
      <Thead>
        <Tr>
          <Th>{t('pricing.component')}</Th>
          <Th className="market-number">{t('invoices.amount')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {bill.lines.map((line) => (
          <Tr key={line.component}>
            <Td>
              {line.charge?.component}
              <small className="market-subtle">{quantityText(line.quantity, line.unit, t, format)}</small>
              {line.charge && <Bands charge={line.charge} currency={line.amount.currency} />}
            </Td>
            <Td className="market-number">{format.money(line.amount.amount, line.amount.currency)}</Td>
          </Tr>
        ))}
        {Number(bill.coupon.amount) !== 0 && (
          <Tr>
            <Td colSpan={2}>{t('coupons.taken', { amount: format.money(bill.coupon.amount, bill.coupon.currency) })}</Td>
          </Tr>
        )}
        <Tr className="market-total">
          <Td>{t('invoices.total')}</Td>
          <Td className="market-number" data-testid="simulated-total">
            {format.money(bill.total.amount, bill.total.currency)}
          </Td>
        </Tr>
      </Tbody>
    </Table>
  );
}

const hasFlat = (band: ChargeDetail['bands'][number]) => Number(band.flat ?? '0') !== 0;

/** How a charge comes about: units at each price, and what discounts and the maximum have taken of it. */
export function Bands({ charge, currency }: { charge: ChargeDetail; currency: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const isPlain = charge.bands.length < 2 && charge.gross === charge.net && !charge.bands.some(hasFlat);
  if (isPlain) {
    return null;
  }
  return (
    <>
      {charge.bands.map((band, index) => (
        <small key={index} className="market-subtle">
          {t('pricing.band', { units: format.decimal(band.units), price: format.money(band.price, currency) })}
          {hasFlat(band) && ` + ${format.money(band.flat ?? '0', currency)}`}
        </small>
      ))}
      {charge.gross !== charge.net && (
        <small className="market-subtle">{t('pricing.before', { amount: format.money(charge.gross, currency) })}</small>
      )}
    </>
  );
}
