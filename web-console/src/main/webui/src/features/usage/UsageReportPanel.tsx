import { Card, CardBody, CardTitle } from '@patternfly/react-core';
import { ChartBarIcon } from '@patternfly/react-icons';
import { Caption, Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AsOf } from '@/components/AsOf';
import { EmptyPanel } from '@/components/EmptyPanel';
import { Loaded } from '@/components/Loaded';
import { More } from '@/components/More';
import { EventsLink } from '@/components/TrailLinks';
import type { UsageItem, UsageReport } from '@/lib/api/shapes';
import { type Count, countsOf, countText } from '@/lib/counts';
import { useFormat } from '@/lib/format';
import type { Usage } from './useUsage';

interface Props {
  usage: Usage;
  zone: string;
  emptyText: string;
  emptyAction?: ReactNode;
  /** Whose usage each line is; for those who see others'. */
  withConsumer?: boolean;
  /** Who goes on from a figure to the calls that it is of; of a partner, to those of its models. */
  reader?: string | undefined;
}

/** Totals as the server sums them, then one line a day and model. */
export function UsageReportPanel({ usage, zone, emptyText, emptyAction, withConsumer, reader }: Props) {
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
              <DayTable report={report} earlier={usage.earlier} withConsumer={withConsumer === true} reader={reader} />
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
  reader: string | undefined;
}

function DayTable({ report, earlier, withConsumer, reader }: TableProps) {
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
                <Counted item={item} count={count} reader={reader} ofModels={withConsumer} />
              </Td>
            ))}
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

/** A figure of a day; requests and failures lead to the calls that they are. */
function Counted({ item, count, reader, ofModels }: { item: UsageItem; count: Count; reader: string | undefined; ofModels: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const text = countText(count, item, format);
  if (reader === undefined || item[count] === 0 || (count !== 'requests' && count !== 'failed')) {
    return text;
  }
  const search = { subscription: item.subscription, day: item.day, ...(count === 'failed' ? { outcome: 'FAILED' as const } : {}) };
  const what = `${format.day(item.day)}, ${item.model}, ${t(`usage.${count}`)} ${text}`;
  return (
    <EventsLink tenant={reader} ofModels={ofModels} search={search} label={t('following.eventsOf', { what })}>
      {text}
    </EventsLink>
  );
}
