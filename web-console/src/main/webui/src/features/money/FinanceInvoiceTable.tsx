import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { StatusLabel } from '@/components/StatusLabel';
import { useFormat } from '@/lib/format';
import type { InvoiceAccount } from './invoices';

const ZONE = 'UTC';

/** Invoices with what was billed and what is owed. */
export function FinanceInvoiceTable({ invoices }: { invoices: InvoiceAccount[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <Table aria-label={t('financeInvoices.title')}>
        <Thead>
          <Tr>
            <Th>{t('invoices.number')}</Th>
            <Th>{t('finance.tenant')}</Th>
            <Th>{t('invoices.period')}</Th>
            <Th>{t('invoices.issued')}</Th>
            <Th>{t('financeInvoices.due')}</Th>
            <Th>{t('financeInvoices.state')}</Th>
            <Th className="market-number">{t('invoices.total')}</Th>
            <Th className="market-number">{t('receivables.open')}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {invoices.map((invoice) => (
            <Tr key={invoice.number}>
              <Td dataLabel={t('invoices.number')}>
                <Link to="/finance/invoices/$number" params={{ number: invoice.number }}>
                  {invoice.number}
                </Link>
                {invoice.interim && <small className="market-subtle">{t('status.INTERIM')}</small>}
              </Td>
              <Td dataLabel={t('finance.tenant')}>{invoice.tenant}</Td>
              <Td dataLabel={t('invoices.period')}>{format.month(invoice.period)}</Td>
              <Td dataLabel={t('invoices.issued')}>{format.instant(invoice.issuedAt, ZONE)}</Td>
              <Td dataLabel={t('financeInvoices.due')}>{format.day(invoice.dueAt)}</Td>
              <Td dataLabel={t('financeInvoices.state')}>
                <StatusLabel status={invoice.state} />
              </Td>
              <Td dataLabel={t('invoices.total')} className="market-number">
                {format.money(invoice.total.amount, invoice.total.currency)}
              </Td>
              <Td dataLabel={t('receivables.open')} className="market-number">
                {format.money(invoice.open.amount, invoice.open.currency)}
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
      <p className="market-as-of">{t('common.zone', { zone: ZONE })}</p>
    </>
  );
}
