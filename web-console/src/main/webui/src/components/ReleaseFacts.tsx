import { DescriptionList } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import type { Release } from '@/lib/api/shapes';
import { useFormat } from '@/lib/format';
import { Fact } from './Fact';
import { StatusLabel } from './StatusLabel';

/** A release's state, its files with their checksums, and what inspection measured. */
export function ReleaseFacts({ release }: { release: Release }) {
  const { t } = useTranslation();
  const format = useFormat();
  const parameters = release.inspection?.parameters;
  return (
    <DescriptionList isHorizontal isCompact horizontalTermWidthModifier={{ default: '14ch' }}>
      <Fact term={t('releases.status')}>
        <StatusLabel status={release.status} />
      </Fact>
      {typeof release.opset === 'number' && <Fact term={t('releases.opset')}>{release.opset}</Fact>}
      {typeof parameters === 'number' && <Fact term={t('releases.parameters')}>{format.number(parameters)}</Fact>}
      {(release.files ?? []).map((file) => (
        <Fact key={file.name} term={file.name}>
          {format.bytes(file.bytes)}
          <div className="market-hash">sha256:{file.sha256}</div>
        </Fact>
      ))}
    </DescriptionList>
  );
}
