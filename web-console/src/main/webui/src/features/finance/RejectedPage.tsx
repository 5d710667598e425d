import { Title } from '@patternfly/react-core';
import { CheckCircleIcon } from '@patternfly/react-icons';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Crumbs } from '@/components/Crumbs';
import { EmptyPanel } from '@/components/EmptyPanel';
import { Loaded } from '@/components/Loaded';
import { More } from '@/components/More';
import { PageFrame } from '@/components/PageFrame';
import { ServiceWords } from '@/components/ServiceWords';
import type { components } from '@/lib/api/billing.schema';
import { useFormat } from '@/lib/format';
import { type DecidedUsage, rejectedQuery, undecidedQuery } from './api';
import { DecideUsage } from './DecideUsage';
import { type Deciding, UndecidedTable } from './UndecidedTable';
import { UsageDecided } from './UsageDecided';
import { UsageDecisions } from './UsageDecisions';

type Rejected = components['schemas']['RejectedView'];
const ZONE = 'UTC';

/** Usage that could not be counted: why, from which node, where in Kafka it can be read, and what becomes of it. */
export function RejectedPage() {
  const { t } = useTranslation();
  const rejected = useInfiniteQuery(rejectedQuery);
  const undecided = useQuery(undecidedQuery);
  const [deciding, setDeciding] = useState<Deciding>();
  const [decided, setDecided] = useState<{ of: Deciding; answer: DecidedUsage }>();
  return (
    <PageFrame
      title={t('rejected.title')}
      lead={t('rejected.lead')}
      above={
        <Crumbs
          links={[
            <Link key="close" to="/finance/close">
              {t('nav.close')}
            </Link>,
          ]}
          here={t('rejected.title')}
        />
      }
    >
      <Loaded
        query={rejected}
        isEmpty={(found) => (found.pages[0]?.items.length ?? 0) === 0}
        empty={
          <EmptyPanel title={t('rejected.emptyTitle')} icon={CheckCircleIcon}>
            {t('rejected.emptyText')}
          </EmptyPanel>
        }
      >
        {(found) => (
          <div className="market-stack">
            {decided !== undefined && (
              <UsageDecided
                decided={decided.answer}
                onGoOn={(after) => setDeciding({ ...decided.of, group: { ...decided.of.group, events: decided.answer.left }, after })}
              />
            )}
            <Loaded
              query={undecided}
              isEmpty={(groups) => groups.length === 0}
              empty={<p className="market-as-of">{t('rejected.allDecided')}</p>}
            >
              {(groups) => (
                <div>
                  <Title headingLevel="h2" size="lg">
                    {t('rejected.undecided')}
                  </Title>
                  <UndecidedTable groups={groups} zone={ZONE} onDecide={setDeciding} />
                  <p className="market-as-of">{t('common.zone', { zone: ZONE })}</p>
                </div>
              )}
            </Loaded>
            <UsageDecisions zone={ZONE} />
            <RejectedTable items={found.pages.flatMap((page) => page.items)} />
            <More query={rejected} />
          </div>
        )}
      </Loaded>
      {deciding !== undefined && (
        <DecideUsage
          deciding={deciding}
          onDone={(answer) => setDecided({ of: deciding, answer })}
          onClose={() => setDeciding(undefined)}
        />
      )}
    </PageFrame>
  );
}

function RejectedTable({ items }: { items: Rejected[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div>
      <Title headingLevel="h2" size="lg">
        {t('rejected.list')}
      </Title>
      <Table variant="compact" aria-label={t('rejected.list')}>
        <Thead>
          <Tr>
            <Th>{t('rejected.at')}</Th>
            <Th>{t('rejected.reason')}</Th>
            <Th>{t('quarantines.node')}</Th>
            <Th>{t('rejected.place')}</Th>
            <Th>{t('rejected.decision')}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {items.map((item) => (
            <Tr key={item.id}>
              <Td dataLabel={t('rejected.at')}>{format.instant(item.rejectedAt, ZONE)}</Td>
              <Td dataLabel={t('rejected.reason')}>
                {t(`finance.rejections.${item.reason as 'malformed'}`, item.reason)}
                <ServiceWords isSmall>{item.detail}</ServiceWords>
              </Td>
              <Td dataLabel={t('quarantines.node')}>
                {item.node}
                {item.sequence !== undefined && (
                  <small className="market-subtle">
                    {t('rejected.sequence', { epoch: item.epoch ?? 0, sequence: format.number(item.sequence) })}
                  </small>
                )}
              </Td>
              <Td dataLabel={t('rejected.place')}>
                <code>{`${item.partition} / ${item.offset} / ${item.index}`}</code>
              </Td>
              <Td dataLabel={t('rejected.decision')}>
                {item.decision === undefined ? t('rejected.open') : t(`rejected.decisions.${item.decision}`)}
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
      <p className="market-as-of">{t('common.zone', { zone: ZONE })}</p>
    </div>
  );
}
