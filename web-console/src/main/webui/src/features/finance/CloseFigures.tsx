import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import type { Money } from '@/lib/api/shapes';
import { useFormat } from '@/lib/format';
import type { CloseRun } from './api';

interface Row {
  tenant: string;
  lines: number;
  frozen: Money;
  issued: { number: string; total: Money } | undefined;
}

/** Each frozen invoice beside the one that was issued of it. */
export function rowsOf(run: Pick<CloseRun, 'drafts' | 'issued'>): Row[] {
  return run.drafts.map(({ tenant, lines, total }) => ({
    tenant,
    lines,
    frozen: total,
    issued: run.issued.find((invoice) => invoice.tenant === tenant && invoice.total.currency === total.currency),
  }));
}

/** What was frozen and what came of it, invoice by invoice. */
export function CloseFigures({ run }: { run: CloseRun }) {
  const { t } = useTranslation();
  const format = useFormat();
  const rows = rowsOf(run);
  if (rows.length === 0) {
    return <p>{t('finance.nothingToBill')}</p>;
  }
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
        {rows.map((row) => (
          <Tr key={`${row.tenant} ${row.frozen.currency}`}>
            <Td dataLabel={t('finance.tenant')}>{row.tenant}</Td>
            <Td dataLabel={t('finance.lines')} className="market-number">
              {format.number(row.lines)}
            </Td>
            <Td dataLabel={t('finance.frozen')} className="market-number">
              {format.money(row.frozen.amount, row.frozen.currency)}
            </Td>
            <Td dataLabel={t('finance.invoice')}>{row.issued?.number ?? t('finance.notIssued')}</Td>
            <Td dataLabel={t('finance.columns.invoiced')} className="market-number">
              {row.issued ? format.money(row.issued.total.amount, row.issued.total.currency) : ''}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
