import { Button } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/lib/format';
import type { Migration } from './migrations';

interface Props {
  migrations: Migration[];
  zone: string;
  /** Nothing where the reader may not. */
  onWithdraw: ((migration: Migration) => void) | undefined;
}

/** Migrations with how many subscriptions each has moved and has yet to move. */
export function MigrationTable({ migrations, zone, onWithdraw }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const wayOf = ({ when, noticeDays }: Migration) =>
    noticeDays === undefined ? t(`migrations.ways.${when}`, when) : t('migrations.afterDays', { count: noticeDays });
  return (
    <div>
      <Table variant="compact" aria-label={t('migrations.title')}>
        <Thead>
          <Tr>
            <Th>{t('migrations.to')}</Th>
            <Th>{t('migrations.when')}</Th>
            <Th>{t('migrations.announced')}</Th>
            <Th className="market-number">{t('migrations.done')}</Th>
            <Th className="market-number">{t('migrations.waiting')}</Th>
            <Th screenReaderText={t('common.actions')} />
          </Tr>
        </Thead>
        <Tbody>
          {migrations.map((migration) => (
            <Tr key={migration.id}>
              <Td dataLabel={t('migrations.to')}>{t('migrations.version', { version: migration.toVersion })}</Td>
              <Td dataLabel={t('migrations.when')}>
                {wayOf(migration)}
                {migration.withdrawnAt && (
                  <small className="market-subtle">
                    {t('migrations.withdrawn', { instant: format.instant(migration.withdrawnAt, zone) })}
                  </small>
                )}
              </Td>
              <Td dataLabel={t('migrations.announced')}>{format.instant(migration.announcedAt, zone)}</Td>
              <Td dataLabel={t('migrations.done')} className="market-number">
                {format.number(migration.done)}
              </Td>
              <Td dataLabel={t('migrations.waiting')} className="market-number">
                {format.number(migration.waiting)}
              </Td>
              <Td isActionCell>
                {onWithdraw && !migration.withdrawnAt && migration.waiting > 0 && (
                  <Button
                    variant="link"
                    isDanger
                    onClick={() => onWithdraw(migration)}
                    aria-label={t('migrations.withdrawNamed', { version: migration.toVersion })}
                  >
                    {t('migrations.withdraw')}
                  </Button>
                )}
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
      <p className="market-as-of">{t('common.zone', { zone })}</p>
    </div>
  );
}
