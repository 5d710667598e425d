import { Card, CardBody, CardTitle } from '@patternfly/react-core';
import { ChartBarIcon } from '@patternfly/react-icons';
import { Caption, Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { AsOf } from '@/components/AsOf';
import { EmptyPanel } from '@/components/EmptyPanel';
import { Loaded } from '@/components/Loaded';
import type { UsageReport } from '@/lib/api/shapes';
import { useFormat } from '@/lib/format';

interface Props {
  query: UseQueryResult<UsageReport>;
  zone: string;
  emptyText: string;
}

/** Totals as the server sums them, then one line a day and model. */
export function UsageReportPanel({ query, zone, emptyText }: Props) {
  const { t } = useTranslation();
  return (
    <Loaded query={query}>
      {(report) => (
        <>
          <Totals report={report} />
          {report.items.length === 0 ? (
            <EmptyPanel title={t('usage.emptyTitle')} icon={ChartBarIcon}>
              {emptyText}
            </EmptyPanel>
          ) : (
            <DayTable report={report} />
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
      {(['requests', 'rows'] as const).map((meter) => (
        <Card key={meter} isCompact>
          <CardTitle component="h2">{t(`usage.${meter}`)}</CardTitle>
          <CardBody className="market-figure" data-testid={`total-${meter}`}>
            {format.number(report.totals[meter])}
          </CardBody>
        </Card>
      ))}
    </div>
  );
}

function DayTable({ report }: { report: UsageReport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const items = report.items.toSorted(
    (left, right) => right.day.localeCompare(left.day) || left.model.localeCompare(right.model),
  );
  return (
    <Table variant="compact" className="market-usage">
      <Caption className="pf-v6-screen-reader">{t('usage.byDay')}</Caption>
      <Thead>
        <Tr>
          <Th>{t('usage.day')}</Th>
          <Th>{t('usage.model')}</Th>
          <Th className="market-number">{t('usage.requests')}</Th>
          <Th className="market-number">{t('usage.rows')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {items.map((item, index) => (
          <Tr key={`${item.day}-${item.model}-${index}`}>
            <Td dataLabel={t('usage.day')}>{format.day(item.day)}</Td>
            <Td dataLabel={t('usage.model')}>
              <code>{item.model}</code>
            </Td>
            <Td dataLabel={t('usage.requests')} className="market-number">
              {format.number(item.requests)}
            </Td>
            <Td dataLabel={t('usage.rows')} className="market-number">
              {format.number(item.rows)}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
