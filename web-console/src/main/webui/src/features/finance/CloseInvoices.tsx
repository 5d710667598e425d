import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/lib/format';
import type { CloseInvoice } from './api';

/** Each frozen invoice beside the one that was issued of it. */
export function CloseInvoices({ invoices }: { invoices: CloseInvoice[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Table variant="compact" aria-label={t('finance.frozen')}>
      <Thead>
        <Tr>
          <Th>{t('finance.tenant')}</Th>
          <Th className="market-number">{t('finance.lines')}</Th>
          <Th className="market-number">{t('finance.frozen')}</Th>
          <Th>{t('finance.invoice')}</Th>
          <Th className="market-number">{t('finance.columns.invoiced')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {invoices.map(({ tenant, lines, total, number, invoiced }) => (
          <Tr key={`${tenant} ${total.currency}`}>
            <Td dataLabel={t('finance.tenant')}>{tenant}</Td>
            <Td dataLabel={t('finance.lines')} className="market-number">
              {format.number(lines)}
            </Td>
            <Td dataLabel={t('finance.frozen')} className="market-number">
              {format.money(total.amount, total.currency)}
            </Td>
            <Td dataLabel={t('finance.invoice')}>
              {number === undefined ? (
                t('finance.notIssued')
              ) : (
                <Link to="/finance/invoices/$number" params={{ number }}>
                  {number}
                </Link>
              )}
            </Td>
            <Td dataLabel={t('finance.columns.invoiced')} className="market-number">
              {invoiced ? format.money(invoiced.amount, invoiced.currency) : ''}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
