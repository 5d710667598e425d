import { useTranslation } from 'react-i18next';
import { Button } from './Button';
import { ProblemAlert } from './ProblemAlert';

interface Pages {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isFetchNextPageError: boolean;
  error: unknown;
  fetchNextPage: () => unknown;
}

/** The next page of a long list, where there is one, and why it could not be had. */
export function More({ query }: { query: Pages }) {
  const { t } = useTranslation();
  return (
    query.hasNextPage && (
      <>
        {query.isFetchNextPageError && !query.isFetchingNextPage && <ProblemAlert error={query.error} />}
        <Button variant="secondary" isLoading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('catalogue.more')}
        </Button>
      </>
    )
  );
}
