import { useTranslation } from 'react-i18next';
import type { Licence } from '@/lib/licences';

/** What a licence is called, and the way to its text. */
export function LicenceName({ licence }: { licence: Licence | undefined }) {
  const { t } = useTranslation();
  if (!licence) {
    return <span className="market-subtle-inline">{t('licence.kinds.none')}</span>;
  }
  return (
    <a href={licence.url} target="_blank" rel="noreferrer noopener" className="market-wrap">
      {licence.name}
      <span className="pf-v6-screen-reader"> {t('licence.opens')}</span>
    </a>
  );
}
