import { Skeleton, Stack, StackItem } from '@patternfly/react-core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isCut } from '@/lib/api/pages';
import { useFormat } from '@/lib/format';
import { Alert } from './Alert';
import { ProblemAlert } from './ProblemAlert';

interface Props<T> {
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
  /** What to show when there is nothing yet, and how to tell. */
  isEmpty?: (data: T) => boolean;
  empty?: ReactNode;
}

/** The three states of everything that is fetched: on its way, refused, here. What is here stays while it is renewed. */
export function Loaded<T>({ query, children, isEmpty, empty }: Props<T>) {
  if (query.data !== undefined) {
    return (
      <>
        {isCut(query.data) && <Cut shown={query.data.length} />}
        {isEmpty?.(query.data) ? empty : children(query.data)}
      </>
    );
  }
  if (query.isError) {
    return <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />;
  }
  return <Loading />;
}

/** That there is more than is shown: nobody should take a part for the whole. */
function Cut({ shown }: { shown: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  return <Alert isInline isPlain variant="warning" title={t('common.cut', { shown: format.number(shown) })} />;
}

/** Grey lines where text will be. */
export function Loading() {
  const { t } = useTranslation();
  return (
    <Stack hasGutter aria-busy="true" aria-live="polite">
      {['60%', '100%', '85%', '92%'].map((width, index) => (
        <StackItem key={width}>
          <Skeleton width={width} {...(index === 0 ? { screenreaderText: t('common.loading') } : {})} />
        </StackItem>
      ))}
    </Stack>
  );
}
