import { useTranslation } from 'react-i18next';
import { Alert } from '@/components/Alert';
import { useFormat } from '@/lib/format';
import type { DecidedUsage } from './api';

/** What has come of a decision, and what is still refused and why. */
export function UsageDecided({ decided: { decided, left, refused } }: { decided: DecidedUsage }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Alert
      isInline
      isLiveRegion
      variant={left > 0 ? 'warning' : 'success'}
      title={t('rejected.done', { count: decided, events: format.number(decided) })}
    >
      {left > 0 && <p>{t('rejected.left', { count: left, events: format.number(left) })}</p>}
      {refused.length > 0 && (
        <ul>
          {refused.map(({ reason, detail, events }) => (
            <li key={reason}>
              {t('rejected.stillRefused', {
                events: format.number(events),
                why: t(`finance.rejections.${reason as 'malformed'}`, reason),
              })}{' '}
              <small className="market-subtle" lang="en">
                {detail}
              </small>
            </li>
          ))}
        </ul>
      )}
    </Alert>
  );
}
