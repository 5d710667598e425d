import { Button, Card, CardBody, CardFooter, CardTitle, Flex, FlexItem, ProgressStep, ProgressStepper } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { Person } from '@/components/Person';
import { ServiceWords } from '@/components/ServiceWords';
import { StatusLabel } from '@/components/StatusLabel';
import { useFormat } from '@/lib/format';
import { useSession } from '@/lib/session';
import type { CloseRun, DecisionKind } from './api';
import { CloseFailures } from './CloseFailures';
import { CloseFigures } from './CloseFigures';
import { closeName } from './closeName';
import { STEPS, type StepState, stepStates } from './closeSteps';

const VARIANTS: Record<StepState, 'success' | 'info' | 'pending' | 'danger'> = {
  done: 'success',
  current: 'info',
  pending: 'pending',
  failed: 'danger',
};
/** What no person has written the words of. */
const OF_THE_SERVICE = ['FAILED', 'LOCKED'];
const ZONE = 'UTC';

/** One final close: its steps, its figures, its history, and what can be done with it now. */
export function CloseRunCard({ run, onDecide }: { run: CloseRun; onDecide: (kind: DecisionKind) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const states = stepStates(run);
  const name = closeName(run, t, format);
  const named = (kind: DecisionKind) => t('finance.decisionNamed', { decision: t(`finance.decisions.${kind}`), close: name });
  const isMine = useSession().data?.subject === run.requestedBy;
  return (
    <Card isCompact>
      <CardTitle component="h2">
        {`${name} `}
        <StatusLabel status={run.state} />
      </CardTitle>
      <CardBody className="market-stack">
        <ProgressStepper isCenterAligned aria-label={t('finance.steps.label')}>
          {STEPS.map((step) => (
            <ProgressStep
              key={step}
              id={`${run.id}-${step}`}
              titleId={`${run.id}-${step}-title`}
              variant={VARIANTS[states[step]]}
              isCurrent={states[step] === 'current'}
              aria-label={`${t(`finance.steps.${step}`)}: ${t(`finance.stepStates.${states[step]}`)}`}
              description={t(`finance.stepStates.${states[step]}`)}
            >
              {t(`finance.steps.${step}`)}
            </ProgressStep>
          ))}
        </ProgressStepper>
        <CloseFigures run={run} name={name} />
        <CloseFailures failures={run.failures} state={run.state} name={name} />
        <ul className="market-events">
          {run.events.map((event, index) => (
            <li key={index}>
              {format.instant(event.at, ZONE)} · {t(`finance.events.${event.what as 'REQUESTED'}`, event.what)}{' '}
              <Person subject={event.by} />
              {OF_THE_SERVICE.includes(event.what) ? (
                <ServiceWords isSmall>{event.detail}</ServiceWords>
              ) : (
                event.detail && <span className="market-note">{event.detail}</span>
              )}
            </li>
          ))}
        </ul>
        <p className="market-as-of">{t('common.zone', { zone: ZONE })}</p>
      </CardBody>
      <CardFooter>
        <Flex alignItems={{ default: 'alignItemsCenter' }}>
          {(run.state === 'ISSUING' || (run.state === 'AWAITING_APPROVAL' && !isMine)) && (
            <FlexItem>
              <Button onClick={() => onDecide('approval')} aria-label={named('approval')}>
                {t('finance.decisions.approval')}
              </Button>
            </FlexItem>
          )}
          {run.state === 'AWAITING_APPROVAL' && isMine && <FlexItem>{t('finance.requestedText')}</FlexItem>}
          {(run.state === 'AWAITING_APPROVAL' || run.state === 'ISSUING') && (
            <FlexItem>
              <Button variant="secondary" isDanger onClick={() => onDecide('rejection')} aria-label={named('rejection')}>
                {t('finance.decisions.rejection')}
              </Button>
            </FlexItem>
          )}
          {run.state === 'LOCKED' && (
            <FlexItem>
              <Button variant="secondary" onClick={() => onDecide('reopening')} aria-label={named('reopening')}>
                {t('finance.decisions.reopening')}
              </Button>
            </FlexItem>
          )}
        </Flex>
      </CardFooter>
    </Card>
  );
}
