import { SearchIcon } from '@patternfly/react-icons';
import { useTranslation } from 'react-i18next';
import { EmptyPanel } from '@/components/EmptyPanel';
import { LinkButton } from '@/components/LinkButton';

/** An address that is none of ours. */
export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <EmptyPanel
      title={t('notFound.title')}
      icon={SearchIcon}
      action={<LinkButton to="/">{t('notFound.home')}</LinkButton>}
    >
      {t('notFound.text')}
    </EmptyPanel>
  );
}
