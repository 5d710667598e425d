import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/lib/format';
import type { SelfBilledSummary } from './api';
import { monthsOf } from './months';

interface Props {
  invoices: SelfBilledSummary[];
  zone: string;
  /** The partner that looks at its own; finance sees whose each is. */
  own?: string;
}

/** Invoices in partners' names, each with the months that it pays. */
export function InvoiceTable({ invoices, zone, own }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div>
      <Table aria-label={t('selfBilled.title')}>
        <Thead>
          <Tr>
            <Th>{t('invoices.number')}</Th>
            {own === undefined && <Th>{t('settlements.partner')}</Th>}
            <Th>{t('selfBilled.months')}</Th>
            <Th>{t('invoices.issued')}</Th>
            <Th>{t('settlements.executeOn')}</Th>
            <Th className="market-number">{t('selfBilled.subtotal')}</Th>
            <Th className="market-number">{t('selfBilled.tax')}</Th>
            <Th className="market-number">{t('invoices.total')}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {invoices.map(({ number, tenant, from, to, issuedAt, executeOn, subtotal, tax, total }) => (
            <Tr key={number}>
              <Td dataLabel={t('invoices.number')}>
                {own === undefined ? (
                  <Link to="/finance/self-billed-invoices/$number" params={{ number }}>
                    {number}
                  </Link>
                ) : (
                  <Link to="/t/$tenant/self-billed-invoices/$number" params={{ tenant: own, number }}>
                    {number}
                  </Link>
                )}
              </Td>
              {own === undefined && <Td dataLabel={t('settlements.partner')}>{tenant}</Td>}
              <Td dataLabel={t('selfBilled.months')}>{monthsOf({ from, to }, format)}</Td>
              <Td dataLabel={t('invoices.issued')}>{format.instant(issuedAt, zone)}</Td>
              <Td dataLabel={t('settlements.executeOn')}>{format.day(executeOn)}</Td>
              <Td dataLabel={t('selfBilled.subtotal')} className="market-number">
                {format.money(subtotal.amount, subtotal.currency)}
              </Td>
              <Td dataLabel={t('selfBilled.tax')} className="market-number">
                {format.money(tax.amount, tax.currency)}
              </Td>
              <Td dataLabel={t('invoices.total')} className="market-number">
                {format.money(total.amount, total.currency)}
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
      <p className="market-as-of">{t('common.zone', { zone })}</p>
    </div>
  );
}
