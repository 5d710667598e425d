import { PercentIcon } from '@patternfly/react-icons';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/Button';
import { EmptyPanel } from '@/components/EmptyPanel';
import { Loaded } from '@/components/Loaded';
import { More } from '@/components/More';
import { PageFrame } from '@/components/PageFrame';
import { useFormat } from '@/lib/format';
import { type FeeSchedule, feesQuery } from './api';
import { SetFees } from './SetFees';

/** What the platform takes of a partner's revenue that no agreement shares, from which month on. */
export function FeesPage() {
  const { t } = useTranslation();
  const fees = useInfiniteQuery(feesQuery);
  const [isSetting, setSetting] = useState(false);
  return (
    <PageFrame
      title={t('nav.platformFees')}
      lead={t('fees.lead')}
      actions={<Button onClick={() => setSetting(true)}>{t('fees.set')}</Button>}
    >
      <Loaded
        query={fees}
        isEmpty={(found) => (found.pages[0]?.items.length ?? 0) === 0}
        empty={
          <EmptyPanel title={t('fees.emptyTitle')} icon={PercentIcon}>
            {t('fees.emptyText')}
          </EmptyPanel>
        }
      >
        {(found) => (
          <div className="market-stack">
            <FeeTable schedules={found.pages.flatMap((page) => page.items)} />
            <More query={fees} />
          </div>
        )}
      </Loaded>
      {isSetting && <SetFees onClose={() => setSetting(false)} />}
    </PageFrame>
  );
}

function FeeTable({ schedules }: { schedules: FeeSchedule[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Table aria-label={t('nav.platformFees')}>
      <Thead>
        <Tr>
          <Th>{t('fees.from')}</Th>
          <Th>{t('plans.currency')}</Th>
          <Th>{t('agreements.percent')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {schedules.map(({ id, from, currency, bands, wholeVolume }) => (
          <Tr key={id}>
            <Td dataLabel={t('fees.from')}>{format.month(from)}</Td>
            <Td dataLabel={t('plans.currency')}>{currency}</Td>
            <Td dataLabel={t('agreements.percent')}>
              {bands.map((band) => (
                <span key={band.from} className="market-term">
                  {t('fees.band', { from: format.money(band.from, currency), percent: format.decimal(band.percent) })}
                </span>
              ))}
              {wholeVolume && <small className="market-subtle">{t('agreements.volumes.yes')}</small>}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
