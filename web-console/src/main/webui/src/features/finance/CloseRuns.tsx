import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Loaded } from '@/components/Loaded';
import { ApprovalDecision } from './ApprovalDecision';
import { type CloseRun, closesQuery, type DecisionKind } from './api';
import { CloseRunCard } from './CloseRunCard';

/** Final closes of a period: how far each is, what it issues, who did what; and the next person's word. */
export function CloseRuns({ period }: { period: string }) {
  const closes = useQuery(closesQuery(period));
  const [asking, setAsking] = useState<{ run: CloseRun; kind: DecisionKind }>();
  return (
    <>
      <Loaded query={closes} isEmpty={(list) => list.items.length === 0} empty={null}>
        {(list) => (
          <div className="market-stack">
            {list.items.map((run) => (
              <CloseRunCard key={run.id} run={run} onDecide={(kind) => setAsking({ run, kind })} />
            ))}
          </div>
        )}
      </Loaded>
      {asking && <ApprovalDecision run={asking.run} kind={asking.kind} onClose={() => setAsking(undefined)} />}
    </>
  );
}
