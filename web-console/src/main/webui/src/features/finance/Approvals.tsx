import { Button, Card, CardBody, CardTitle, Flex, FlexItem } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusLabel } from '@/components/StatusLabel';
import { useFormat } from '@/lib/format';
import { ApprovalDecision, type DecisionKind } from './ApprovalDecision';
import { type CloseRun, closesQuery } from './api';

/** Final closes of a period: a second person approves what the first has requested, and sees what it will issue. */
export function Approvals({ period }: { period: string }) {
  const { t } = useTranslation();
  const closes = useQuery(closesQuery(period));
  const [asking, setAsking] = useState<{ run: CloseRun; kind: DecisionKind }>();
  return (
    <>
      {closes.data?.items.map((run) => (
        <Run key={run.id} run={run} onDecide={(kind) => setAsking({ run, kind })} />
      ))}
      {asking && (
        <ApprovalDecision
          run={asking.run}
          kind={asking.kind}
          title={asking.kind === 'approval' ? t('finance.approve') : t('finance.reject')}
          onClose={() => setAsking(undefined)}
        />
      )}
    </>
  );
}

function Run({ run, onDecide }: { run: CloseRun; onDecide: (kind: DecisionKind) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const isOpen = run.state === 'AWAITING_APPROVAL' || run.state === 'ISSUING';
  return (
    <Card isCompact>
      <CardTitle component="h2">
        {`${run.tenant ?? t('finance.allTenants')} · ${format.instant(run.requestedAt, 'UTC')} `}
        <StatusLabel status={run.state} />
      </CardTitle>
      <CardBody>
        <ul>
          {run.drafts.map((draft) => (
            <li key={`${draft.tenant} ${draft.total.currency}`}>{`${draft.tenant}: ${format.money(draft.total.amount, draft.total.currency)}`}</li>
          ))}
        </ul>
        {isOpen && (
          <Flex>
            <FlexItem>
              <Button onClick={() => onDecide('approval')}>{t('finance.approve')}</Button>
            </FlexItem>
            {run.state === 'AWAITING_APPROVAL' && (
              <FlexItem>
                <Button variant="secondary" isDanger onClick={() => onDecide('rejection')}>
                  {t('finance.reject')}
                </Button>
              </FlexItem>
            )}
          </Flex>
        )}
      </CardBody>
    </Card>
  );
}
