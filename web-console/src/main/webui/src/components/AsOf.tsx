import { useTranslation } from 'react-i18next';
import { useFormat } from '@/lib/format';

/** How fresh the figures above are, and in which zone their days and months are counted. */
export function AsOf({ asOf, zone }: { asOf?: string | undefined; zone: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <p className="market-as-of">
      {asOf && <>{t('common.asOf', { instant: format.instant(asOf, zone) })} · </>}
      {t('common.zone', { zone })}
    </p>
  );
}
