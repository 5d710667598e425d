import { useTranslation } from 'react-i18next';
import { Button } from './Button';

interface Pages {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
}

/** The next page of a long list, where there is one. */
export function More({ query }: { query: Pages }) {
  const { t } = useTranslation();
  return (
    query.hasNextPage && (
      <Button variant="secondary" isLoading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {t('catalogue.more')}
      </Button>
    )
  );
}
