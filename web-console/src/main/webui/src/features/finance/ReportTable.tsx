import { FileInvoiceIcon } from '@patternfly/react-icons';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import { EmptyPanel } from '@/components/EmptyPanel';
import type { FinanceReport } from '@/lib/api/shapes';
import { useFormat } from '@/lib/format';

/** One line a tenant and model. */
export function ReportTable({ report }: { report: FinanceReport }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (report.rows.length === 0) {
    return (
      <EmptyPanel title={t('finance.emptyTitle')} icon={FileInvoiceIcon}>
        {t('finance.emptyText')}
      </EmptyPanel>
    );
  }
  return (
    <Table variant="compact" aria-label={t('finance.reportTitle')}>
      <Thead>
        <Tr>
          <Th>{t('finance.tenant')}</Th>
          <Th>{t('invoices.model')}</Th>
          <Th className="market-number">{t('usage.requests')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {report.rows.map((row) => (
          <Tr key={`${row.tenant} ${row.model}`}>
            <Td dataLabel={t('finance.tenant')}>{row.tenant}</Td>
            <Td dataLabel={t('invoices.model')}>{row.model}</Td>
            <Td dataLabel={t('usage.requests')} className="market-number">{format.number(row.used)}</Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
