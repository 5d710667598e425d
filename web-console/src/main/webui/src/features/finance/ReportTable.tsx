import { Label } from '@patternfly/react-core';
import { CheckIcon, FileInvoiceIcon } from '@patternfly/react-icons';
import { Caption, Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import { EmptyPanel } from '@/components/EmptyPanel';
import type { FinanceReport } from '@/lib/api/shapes';
import { useFormat } from '@/lib/format';

const COUNTS = ['used', 'billed', 'unbilled'] as const;
const AMOUNTS = ['charged', 'invoiced', 'credited', 'ledger', 'shared', 'payable'] as const;

type Figures = Pick<
  FinanceReport['totals'][number],
  (typeof COUNTS)[number] | (typeof AMOUNTS)[number] | 'difference' | 'currency'
>;

/** One line a subscription, the totals as the server sums them, and a difference that must read zero. */
export function ReportTable({ report }: { report: FinanceReport }) {
  const { t } = useTranslation();
  if (report.rows.length === 0) {
    return (
      <EmptyPanel title={t('finance.emptyTitle')} icon={FileInvoiceIcon}>
        {t('finance.emptyText')}
      </EmptyPanel>
    );
  }
  return (
    <div className="market-scroll" role="region" aria-label={t('finance.reportTitle')} tabIndex={0}>
      <Table variant="compact" gridBreakPoint="">
        <Caption className="pf-v6-screen-reader">{t('finance.reportTitle')}</Caption>
        <Thead>
          <Tr>
            <Th>{t('finance.tenant')}</Th>
            <Th>{t('invoices.model')}</Th>
            <Th>{t('subscriptions.plan')}</Th>
            {[...COUNTS, ...AMOUNTS].map((column) => (
              <Th key={column} className="market-number">
                {t(`finance.columns.${column}`)}
              </Th>
            ))}
            <Th className="market-number">{t('finance.columns.difference')}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {report.rows.map((row) => (
            <Tr key={`${row.subscription} ${row.plan} ${row.planVersion}`}>
              <Td>{row.tenant}</Td>
              <Td>
                <code>{row.model}</code>
              </Td>
              <Td>{row.plan}</Td>
              <Cells figures={row} />
            </Tr>
          ))}
          {report.totals.map((total) => (
            <Tr key={total.currency} className="market-total">
              <Td colSpan={3}>{`${t('invoices.total')} ${total.currency}`}</Td>
              <Cells figures={total} />
            </Tr>
          ))}
        </Tbody>
      </Table>
    </div>
  );
}

function Cells({ figures }: { figures: Figures }) {
  const format = useFormat();
  const differs = Number(figures.difference) !== 0;
  return (
    <>
      {COUNTS.map((column) => (
        <Td key={column} className="market-number">
          {format.number(figures[column])}
        </Td>
      ))}
      {AMOUNTS.map((column) => (
        <Td key={column} className="market-number">
          {format.money(figures[column], figures.currency)}
        </Td>
      ))}
      <Td className="market-number">
        <Label isCompact color={differs ? 'red' : 'green'} icon={differs ? undefined : <CheckIcon />}>
          {format.money(figures.difference, figures.currency)}
        </Label>
      </Td>
    </>
  );
}
