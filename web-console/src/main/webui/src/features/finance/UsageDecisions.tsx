import { Card, CardBody, CardTitle } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loaded } from '@/components/Loaded';
import { More } from '@/components/More';
import { Person } from '@/components/Person';
import { useFormat } from '@/lib/format';
import { type UsageDecision, usageDecisionsQuery } from './api';

/** Who has decided what about refused usage, when and why. */
export function UsageDecisions({ zone }: { zone: string }) {
  const { t } = useTranslation();
  const decisions = useInfiniteQuery(usageDecisionsQuery);
  return (
    <Card isCompact>
      <CardTitle component="h2">{t('rejected.history')}</CardTitle>
      <CardBody className="market-stack">
        <Loaded
          query={decisions}
          isEmpty={({ pages }) => (pages[0]?.items.length ?? 0) === 0}
          empty={<p className="market-as-of">{t('rejected.historyEmpty')}</p>}
        >
          {({ pages }) => (
            <>
              <DecisionTable items={pages.flatMap((page) => page.items)} zone={zone} />
              <More query={decisions} />
              <p className="market-as-of">{t('common.zone', { zone })}</p>
            </>
          )}
        </Loaded>
      </CardBody>
    </Card>
  );
}

function DecisionTable({ items, zone }: { items: UsageDecision[]; zone: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Table variant="compact" aria-label={t('rejected.history')}>
      <Thead>
        <Tr>
          <Th>{t('rejected.decidedAt')}</Th>
          <Th modifier="nowrap">{t('rejected.decision')}</Th>
          <Th className="market-number">{t('rejected.events')}</Th>
          <Th>{t('rejected.decidedBy')}</Th>
          <Th>{t('common.reason')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {items.map((item) => (
          <Tr key={item.id}>
            <Td dataLabel={t('rejected.decidedAt')}>{format.instant(item.decidedAt, zone)}</Td>
            <Td dataLabel={t('rejected.decision')} modifier="nowrap">{t(`rejected.decisions.${item.kind}`)}</Td>
            <Td dataLabel={t('rejected.events')} className="market-number">
              {format.number(item.events)}
            </Td>
            <Td dataLabel={t('rejected.decidedBy')} modifier="nowrap">
              <Person subject={item.decidedBy} />
            </Td>
            <Td dataLabel={t('common.reason')}>{item.reason}</Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
