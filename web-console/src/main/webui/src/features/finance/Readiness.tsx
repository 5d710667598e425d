import { useTranslation } from 'react-i18next';
import { Alert } from '@/components/Alert';
import { LinkButton } from '@/components/LinkButton';
import { ServiceWords } from '@/components/ServiceWords';
import { useFormat } from '@/lib/format';
import type { CloseReadiness } from './api';

const ZONE = 'UTC';

interface Props {
  readiness: CloseReadiness;
  /** Where a page may be left for what is missing. */
  withLink?: boolean;
}

/** Names, and that there are more of them. */
const some = (names: string[], count: number) => names.join(', ') + (count > names.length ? ', …' : '');

/** Whether a month can be frozen now, and if not, why. */
export function Readiness({ readiness, withLink }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { ready, reasons, asOf, graceUntil, lag, lagKnown, missing, rejected, archiveGaps, withoutAccount } = readiness;
  const { withoutProfile, firstWithoutProfile } = readiness;
  const kafkaIsSilent = !lagKnown && reasons.some((reason) => reason.startsWith('Kafka'));
  const why = [
    ...(Date.parse(asOf) < Date.parse(graceUntil)
      ? [t('finance.readiness.grace', { until: format.instant(graceUntil, ZONE), zone: ZONE })]
      : []),
    ...(kafkaIsSilent ? [t('finance.readiness.lagUnknown')] : []),
    ...(lag > 0 ? [t('finance.readiness.lag', { events: format.number(lag) })] : []),
    ...(missing > 0 ? [t('finance.readiness.missing', { events: format.number(missing) })] : []),
    ...(rejected > 0 ? [t('finance.readiness.rejected', { events: format.number(rejected) })] : []),
  ];
  return (
    <Alert
      isInline
      isPlain
      variant={ready ? 'success' : 'warning'}
      title={ready ? t('finance.readiness.ready') : t('finance.readiness.notReady')}
      actionLinks={
        withLink &&
        missing > 0 && (
          <LinkButton variant="link" to="/finance/missing-usage">
            {t('gaps.toDetail')}
          </LinkButton>
        )
      }
    >
      {!ready && (
        <ul>
          {why.map((line) => (
            <li key={line}>{line}</li>
          ))}
          {why.length === 0 &&
            reasons.map((reason) => (
              <li key={reason}>
                <ServiceWords isSmall>{reason}</ServiceWords>
              </li>
            ))}
        </ul>
      )}
      {archiveGaps > 0 && (
        <p>{t('finance.readiness.archiveGaps', { count: archiveGaps })}</p>
      )}
      {withoutProfile > 0 && (
        <p>
          {t('finance.readiness.withoutProfile', { count: withoutProfile, names: some(firstWithoutProfile, withoutProfile) })}
        </p>
      )}
      {withoutAccount.length > 0 && (
        <p>{t('finance.readiness.withoutAccount', { currencies: withoutAccount.join(', ') })}</p>
      )}
    </Alert>
  );
}
