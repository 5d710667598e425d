import { Button } from '@patternfly/react-core';
import { HandHoldingUsdIcon } from '@patternfly/react-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyPanel } from '@/components/EmptyPanel';
import { Loaded } from '@/components/Loaded';
import { More } from '@/components/More';
import { PageFrame } from '@/components/PageFrame';
import { settlementsQuery } from './api';
import { ProposeSettlement } from './ProposeSettlement';
import { SettlementCard } from './SettlementCard';

/** What partners are paid: one of finance proposes, another approves, the bank gets a file. */
export function SettlementsPage() {
  const { t } = useTranslation();
  const settlements = useInfiniteQuery(settlementsQuery);
  const [isProposing, setProposing] = useState(false);
  return (
    <PageFrame
      title={t('settlements.title')}
      lead={t('settlements.lead')}
      actions={<Button onClick={() => setProposing(true)}>{t('settlements.propose')}</Button>}
    >
      <Loaded
        query={settlements}
        isEmpty={(found) => (found.pages[0]?.items.length ?? 0) === 0}
        empty={
          <EmptyPanel title={t('settlements.emptyTitle')} icon={HandHoldingUsdIcon}>
            {t('settlements.emptyText')}
          </EmptyPanel>
        }
      >
        {(found) => (
          <div className="market-stack">
            {found.pages
              .flatMap((page) => page.items)
              .map((settlement) => (
                <SettlementCard key={settlement.id} settlement={settlement} />
              ))}
            <More query={settlements} />
          </div>
        )}
      </Loaded>
      {isProposing && <ProposeSettlement onClose={() => setProposing(false)} />}
    </PageFrame>
  );
}
