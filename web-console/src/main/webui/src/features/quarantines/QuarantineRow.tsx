import { Td, Tr } from '@patternfly/react-table';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Quarantine } from '@/lib/api/shapes';
import { useFormat } from '@/lib/format';

const MINUTE = 60;

/** One node's quarantine of a release: how often its worker died within which time, and of what. */
export function QuarantineRow({ quarantine, action }: { quarantine: Quarantine; action: ReactNode }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Tr>
      <Td dataLabel={t('quarantines.release')}>
        <code>{quarantine.model}</code> {quarantine.version}
      </Td>
      <Td dataLabel={t('quarantines.node')}>{quarantine.node}</Td>
      <Td dataLabel={t('quarantines.cause')}>
        {t(`quarantines.causes.${quarantine.lastCause as 'CRASHED'}`, quarantine.lastCause)}
        <small className="market-subtle">
          {t('quarantines.crashes', {
            count: quarantine.crashes,
            crashes: format.number(quarantine.crashes),
            minutes: format.number(Math.ceil(quarantine.windowSeconds / MINUTE)),
          })}
        </small>
      </Td>
      <Td dataLabel={t('quarantines.since')}>{format.instant(quarantine.quarantinedAt, 'UTC')}</Td>
      <Td isActionCell>{action}</Td>
    </Tr>
  );
}
