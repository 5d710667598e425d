import { DescriptionList } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import type { Release } from '@/lib/api/shapes';
import { useFormat } from '@/lib/format';
import { Fact } from './Fact';
import { LicenceName } from './LicenceName';
import { ServiceWords } from './ServiceWords';
import { StatusLabel } from './StatusLabel';

const MICROS_A_MILLI = 1_000;

/** A release's state, its files with their checksums, and what inspection measured. */
export function ReleaseFacts({ release }: { release: Release }) {
  const { t } = useTranslation();
  const format = useFormat();
  const details = release.inspection?.details;
  const parameters = release.inspection?.parameters;
  return (
    <DescriptionList isHorizontal isCompact horizontalTermWidthModifier={{ default: '14ch' }}>
      <Fact term={t('releases.status')}>
        <StatusLabel status={release.status} />
      </Fact>
      <Fact term={t('licence.title')}>
        <LicenceName licence={release.licence} />
      </Fact>
      {typeof release.opset === 'number' && <Fact term={t('releases.opset')}>{release.opset}</Fact>}
      {typeof parameters === 'number' && <Fact term={t('releases.parameters')}>{format.number(parameters)}</Fact>}
      {release.inspection && (
        <Fact term={t('releases.latency')}>
          {t('releases.millis', { value: format.number(release.inspection.latencyMillis) })}
          <small className="market-subtle">{t('releases.latencyHelp')}</small>
        </Fact>
      )}
      {details && (
        <>
          <Fact term={t('draft.batch')}>
            {t('draft.bestBatch', {
              rows: format.number(details.bestRows),
              millis: t('releases.millis', { value: format.number(details.bestMillis) }),
            })}
          </Fact>
          <Fact term={t('draft.memory')}>{format.bytes(details.peakBytes)}</Fact>
        </>
      )}
      {release.batching && (
        <Fact term={t('draft.delayFact')}>
          {t('releases.millis', { value: format.number(release.batching.maxDelayMicros / MICROS_A_MILLI) })}
        </Fact>
      )}
      {release.timeoutMillis !== undefined && (
        <Fact term={t('draft.timeoutFact')}>{t('releases.millis', { value: format.number(release.timeoutMillis) })}</Fact>
      )}
      {release.base && <Fact term={t('draft.baseModel')}>{`${release.base.model} ${release.base.version}`}</Fact>}
      {(release.files ?? []).map((file) => (
        <Fact key={file.name} term={file.name}>
          {format.bytes(file.bytes)}
          <div className="market-hash">sha256:{file.sha256}</div>
        </Fact>
      ))}
      {details?.warnings.map((warning) => (
        <Fact key={`${warning.rule} ${warning.where}`} term={t('draft.warning')}>
          {t(`inspection.warnings.${warning.rule as 'random'}`, t('inspection.otherWarning'))}{' '}
          <code>{warning.where}</code>
          <ServiceWords isSmall>{warning.detail}</ServiceWords>
        </Fact>
      ))}
    </DescriptionList>
  );
}
