import { Card, CardBody, CardTitle } from '@patternfly/react-core';
import { ChartBarIcon } from '@patternfly/react-icons';
import { Caption, Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AsOf } from '@/components/AsOf';
import { EmptyPanel } from '@/components/EmptyPanel';
import { Loaded } from '@/components/Loaded';
import { More } from '@/components/More';
import type { UsageItem, UsageReport } from '@/lib/api/shapes';
import { useFormat } from '@/lib/format';
import { countsOf, countText } from './counts';
import type { Usage } from './useUsage';

interface Props {
  usage: Usage;
  zone: string;
  emptyText: string;
  emptyAction?: ReactNode;
  /** Whose usage each line is; for those who see others'. */
  withConsumer?: boolean;
}

/** Totals as the server sums them, then one line a day and model. */
export function UsageReportPanel({ usage, zone, emptyText, emptyAction, withConsumer }: Props) {
  const { t } = useTranslation();
  return (
    <Loaded query={usage.latest}>
      {(report) => (
        <>
          <Totals report={report} />
          {report.items.length === 0 ? (
            <EmptyPanel title={t('usage.emptyTitle')} icon={ChartBarIcon} action={emptyAction}>
              {emptyText}
            </EmptyPanel>
          ) : (
            <>
              <DayTable report={report} earlier={usage.earlier} withConsumer={withConsumer === true} />
              <More query={usage.more} />
            </>
          )}
          <AsOf asOf={report.asOf} zone={zone} />
        </>
      )}
    </Loaded>
  );
}

function Totals({ report }: { report: UsageReport }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="market-figures">
      {countsOf(report.totals).map((count) => (
        <Card key={count} isCompact>
          <CardTitle component="h2">{t(`usage.${count}`)}</CardTitle>
          <CardBody className="market-figure" data-testid={`total-${count}`}>
            {countText(count, report.totals, format)}
          </CardBody>
        </Card>
      ))}
    </div>
  );
}

interface TableProps {
  report: UsageReport;
  earlier: UsageItem[];
  withConsumer: boolean;
}

function DayTable({ report, earlier, withConsumer }: TableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const counts = countsOf(report.totals);
  const items = [...report.items, ...earlier];
  return (
    <Table variant="compact" className="market-usage">
      <Caption className="pf-v6-screen-reader">{t('usage.byDay')}</Caption>
      <Thead>
        <Tr>
          <Th>{t('usage.day')}</Th>
          <Th>{t('usage.model')}</Th>
          {withConsumer && <Th>{t('usage.consumer')}</Th>}
          {counts.map((count) => (
            <Th key={count} className="market-number">
              {t(`usage.${count}`)}
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {items.map((item, index) => (
          <Tr key={`${item.day}-${item.model}-${index}`}>
            <Td dataLabel={t('usage.day')}>{format.day(item.day)}</Td>
            <Td dataLabel={t('usage.model')}>
              <code>{item.model}</code>
            </Td>
            {withConsumer && <Td dataLabel={t('usage.consumer')}>{item.tenant}</Td>}
            {counts.map((count) => (
              <Td key={count} dataLabel={t(`usage.${count}`)} className="market-number">
                {countText(count, item, format)}
              </Td>
            ))}
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
