import { useTranslation } from 'react-i18next';
import { Alert } from '@/components/Alert';
import { Button } from '@/components/Button';
import { ServiceWords } from '@/components/ServiceWords';
import { useFormat } from '@/lib/format';
import type { DecidedUsage } from './api';

interface Props {
  decided: DecidedUsage;
  /** Decides about what is behind those that were looked at. */
  onGoOn: (after: number) => void;
}

/** What has come of a decision, what is still refused and why, and the way on where not all were looked at. */
export function UsageDecided({ decided: { decided, left, refused, next }, onGoOn }: Props) {
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
              })}
              <ServiceWords isSmall>{detail}</ServiceWords>
            </li>
          ))}
        </ul>
      )}
      {next !== undefined && (
        <p>
          {t('rejected.notAll')}{' '}
          <Button variant="link" isInline onClick={() => onGoOn(next)}>
            {t('rejected.goOn')}
          </Button>
        </p>
      )}
    </Alert>
  );
}
