import { AlertActionLink, List, ListItem, Stack, StackItem } from '@patternfly/react-core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { faultsOf, faultText } from '@/lib/api/faults';
import { kindOf, problemOf } from '@/lib/api/problem';
import { Alert } from './Alert';
import { useProblemTitle } from './ProblemText';
import { ServiceWords } from './ServiceWords';

interface Props {
  error: unknown;
  onRetry?: (() => void) | undefined;
  /** Beside something that is being typed: the page is not moved. */
  isQuiet?: boolean;
}

/**
 * A refusal as the person should read it: what it is and what to do, in their language; then in the service's words, which
 * name the field or the value; and the id under which it is found in the logs.
 */
export function ProblemAlert({ error, onRetry, isQuiet }: Props) {
  const { t, i18n } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A refusal at the head of a long form would otherwise go unseen.
    if (!isQuiet) {
      place.current?.scrollIntoView?.({ block: 'nearest' });
    }
  }, [error, isQuiet]);
  const problem = problemOf(error);
  const kind = kindOf(problem.type);
  const advice = `problemAdvice.${kind}`;
  const faults = faultsOf(problem);
  const title = useProblemTitle(error);
  return (
    <div ref={place}>
      <Alert
        isInline
        variant="danger"
        title={title}
        role={isQuiet ? 'status' : 'alert'}
        actionLinks={onRetry && <AlertActionLink onClick={onRetry}>{t('common.retry')}</AlertActionLink>}
      >
        <Stack hasGutter>
          {i18n.exists(advice) && <StackItem>{t(advice as 'problemAdvice.offline')}</StackItem>}
          {faults.length > 0 && (
            <StackItem>
              <List isPlain>
                {faults.map((fault, index) => (
                  <ListItem key={index}>
                    <code>{fault.field}</code> {faultText(t, fault)}
                  </ListItem>
                ))}
              </List>
            </StackItem>
          )}
          {problem.detail && (
            <StackItem>
              <ServiceWords>{problem.detail}</ServiceWords>
            </StackItem>
          )}
          {problem.requestId && (
            <StackItem>
              <small>
                {t('problems.requestId')} <code>{problem.requestId}</code>
              </small>
            </StackItem>
          )}
        </Stack>
      </Alert>
    </div>
  );
}
