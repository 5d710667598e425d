import { useTranslation } from 'react-i18next';

interface Props {
  /** What a service says in English, kept as it is. */
  children: string | undefined;
  /** Below what it is called, in a table or a list. */
  isSmall?: boolean;
}

/** A service's own words, said to be that; what they mean stands above them in the reader's language. */
export function ServiceWords({ children, isSmall = false }: Props) {
  const { t } = useTranslation();
  if (!children) {
    return null;
  }
  return isSmall ? (
    <small className="market-subtle market-wrap">
      {t('problems.serviceSays')} <span lang="en">{children}</span>
    </small>
  ) : (
    <>
      <small className="market-subtle">{t('problems.serviceSays')}</small>
      <span lang="en">{children}</span>
    </>
  );
}
