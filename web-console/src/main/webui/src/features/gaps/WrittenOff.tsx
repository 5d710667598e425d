import { Card, CardBody, CardTitle } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loaded } from '@/components/Loaded';
import { More } from '@/components/More';
import { Person } from '@/components/Person';
import { useFormat } from '@/lib/format';
import { type GapWriteOff, gapWriteOffsQuery } from './api';
import { GapRange } from './GapRange';

/** Which events are waited for no more, since when, by whose word and why. */
export function WrittenOff({ zone }: { zone: string }) {
  const { t } = useTranslation();
  const writeOffs = useInfiniteQuery(gapWriteOffsQuery);
  return (
    <Card isCompact>
      <CardTitle component="h2">{t('gaps.history')}</CardTitle>
      <CardBody className="market-stack">
        <Loaded
          query={writeOffs}
          isEmpty={({ pages }) => (pages[0]?.items.length ?? 0) === 0}
          empty={<p className="market-as-of">{t('gaps.historyEmpty')}</p>}
        >
          {({ pages }) => (
            <>
              <WriteOffTable items={pages.flatMap((page) => page.items)} zone={zone} />
              <More query={writeOffs} />
              <p className="market-as-of">{t('common.zone', { zone })}</p>
            </>
          )}
        </Loaded>
      </CardBody>
    </Card>
  );
}

function WriteOffTable({ items, zone }: { items: GapWriteOff[]; zone: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Table variant="compact" aria-label={t('gaps.history')}>
      <Thead>
        <Tr>
          <Th>{t('gaps.at')}</Th>
          <Th>{t('quarantines.node')}</Th>
          <Th>{t('gaps.range')}</Th>
          <Th>{t('gaps.by')}</Th>
          <Th>{t('common.reason')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {items.map((item) => (
          <Tr key={`${item.node} ${item.epoch} ${item.partition} ${item.first} ${item.writtenOffAt}`}>
            <Td dataLabel={t('gaps.at')}>{format.instant(item.writtenOffAt, zone)}</Td>
            <Td dataLabel={t('quarantines.node')}>{t('gaps.node', { node: item.node, epoch: item.epoch })}</Td>
            <Td dataLabel={t('gaps.range')}>
              <GapRange gap={item} />
            </Td>
            <Td dataLabel={t('gaps.by')}>
              <Person subject={item.writtenOffBy} />
            </Td>
            <Td dataLabel={t('common.reason')}>{item.reason}</Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
