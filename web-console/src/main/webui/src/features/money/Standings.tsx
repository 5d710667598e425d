import { Alert } from '@/components/Alert';
import { Flex, FlexItem, Title } from '@patternfly/react-core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/Button';
import { Loaded } from '@/components/Loaded';
import { More } from '@/components/More';
import { ProblemAlert } from '@/components/ProblemAlert';
import { GrantTime } from './GrantTime';
import { StandingNotices } from './StandingNotices';
import { StandingTable } from './StandingTable';
import { runDunning, type StandingRow, standingsQuery } from './standings';

/** Who is behind, what that has led to, and who has been given time. */
export function Standings() {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const standings = useInfiniteQuery(standingsQuery);
  const [granting, setGranting] = useState<StandingRow>();
  const [shown, setShown] = useState<StandingRow>();
  const run = useMutation({
    mutationFn: runDunning,
    onSuccess: () => cache.invalidateQueries({ queryKey: ['finance'] }),
  });
  return (
    <section className="market-stack">
      <Flex justifyContent={{ default: 'justifyContentSpaceBetween' }}>
        <FlexItem flex={{ md: 'flex_1' }}>
          <Title headingLevel="h2" size="lg">
            {t('standing.title')}
          </Title>
          <p className="market-as-of">{t('standing.lead')}</p>
        </FlexItem>
        <FlexItem>
          <Button variant="secondary" isLoading={run.isPending} isDisabled={run.isPending} onClick={() => run.mutate()}>
            {t('standing.run')}
          </Button>
        </FlexItem>
      </Flex>
      {run.isError && <ProblemAlert error={run.error} />}
      {run.isSuccess && <Alert isInline variant="success" title={t('standing.moved', { count: run.data })} />}
      <Loaded
        query={standings}
        isEmpty={(found) => (found.pages[0]?.items.length ?? 0) === 0}
        empty={<p className="market-as-of">{t('standing.empty')}</p>}
      >
        {(found) => (
          <>
            <StandingTable rows={found.pages.flatMap((page) => page.items)} onGrant={setGranting} onNotices={setShown} />
            <More query={standings} />
          </>
        )}
      </Loaded>
      {granting && <GrantTime row={granting} onClose={() => setGranting(undefined)} />}
      {shown && <StandingNotices tenant={shown.tenant} onClose={() => setShown(undefined)} />}
    </section>
  );
}
