import { Label } from '@patternfly/react-core';
import { CheckIcon, FileInvoiceIcon } from '@patternfly/react-icons';
import { Caption, Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import { EmptyPanel } from '@/components/EmptyPanel';
import type { FinanceReport } from '@/lib/api/shapes';
import { useFormat } from '@/lib/format';
import { quantityText } from '@/lib/terms';

const COUNTS = ['used', 'billed', 'unbilled'] as const;
const AMOUNTS = ['charged', 'invoiced', 'credited', 'ledger', 'shared', 'payable'] as const;

type Figures = Pick<
  FinanceReport['totals'][number],
  (typeof COUNTS)[number] | (typeof AMOUNTS)[number] | 'difference' | 'currency'
>;

/** One line a subscription, the totals of all as the server sums them, and a difference that must read zero. */
export function ReportTable({ rows, totals }: Pick<FinanceReport, 'rows' | 'totals'>) {
  const { t } = useTranslation();
  if (rows.length === 0) {
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
          {rows.map((row) => (
            <Tr key={`${row.subscription} ${row.plan} ${row.planVersion}`}>
              <Td>{row.tenant}</Td>
              <Td>
                <code>{row.model}</code>
              </Td>
              <Td>
                {row.plan}
                <MeterLines meters={row.meters} />
              </Td>
              <Cells figures={row} />
            </Tr>
          ))}
          {totals.map((total) => (
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

/** What is billed of each meter that the plan prices, where it is not requests, which the columns say. */
function MeterLines({ meters }: Pick<FinanceReport['rows'][number], 'meters'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const said = (quantity: number, meter: string) => quantityText(quantity, meter, t, format);
  return meters
    .filter(({ meter }) => meter !== undefined && meter !== 'requests')
    .map(({ meter = 'requests', used, billed, unbilled, overbilled }) => (
      <small key={meter} className="market-subtle">
        {t('finance.meterLine', { used: said(used, meter), billed: said(billed, meter) })}
        {unbilled > 0 && `, ${t('finance.meterUnbilled', { amount: said(unbilled, meter) })}`}
        {overbilled > 0 && `, ${t('finance.meterOverbilled', { amount: said(overbilled, meter) })}`}
      </small>
    ));
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
