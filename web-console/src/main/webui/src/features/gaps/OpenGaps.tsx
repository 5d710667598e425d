import { Card, CardBody, CardTitle } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loaded } from '@/components/Loaded';
import { More } from '@/components/More';
import { useFormat } from '@/lib/format';
import { openGapsQuery } from './api';
import { GapRange } from './GapRange';

/** Which events exactly are missing and asked for again. */
export function OpenGaps({ zone }: { zone: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const gaps = useInfiniteQuery(openGapsQuery);
  return (
    <Card isCompact>
      <CardTitle component="h2">{t('gaps.open')}</CardTitle>
      <CardBody className="market-stack">
        <Loaded
          query={gaps}
          isEmpty={({ pages }) => (pages[0]?.items.length ?? 0) === 0}
          empty={<p className="market-as-of">{t('gaps.openEmpty')}</p>}
        >
          {({ pages }) => (
            <>
              <Table variant="compact" aria-label={t('gaps.open')}>
                <Thead>
                  <Tr>
                    <Th>{t('quarantines.node')}</Th>
                    <Th>{t('gaps.range')}</Th>
                    <Th>{t('gaps.heard')}</Th>
                  </Tr>
                </Thead>
                <Tbody>
                  {pages
                    .flatMap((page) => page.items)
                    .map((gap) => (
                      <Tr key={`${gap.node} ${gap.epoch} ${gap.partition} ${gap.first}`}>
                        <Td dataLabel={t('quarantines.node')}>{t('gaps.node', { node: gap.node, epoch: gap.epoch })}</Td>
                        <Td dataLabel={t('gaps.range')}>
                          <GapRange gap={gap} />
                        </Td>
                        <Td dataLabel={t('gaps.heard')}>{format.instant(gap.updatedAt, zone)}</Td>
                      </Tr>
                    ))}
                </Tbody>
              </Table>
              <More query={gaps} />
              <p className="market-as-of">{t('common.zone', { zone })}</p>
            </>
          )}
        </Loaded>
      </CardBody>
    </Card>
  );
}
