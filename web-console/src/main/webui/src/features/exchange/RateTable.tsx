import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import { Person } from '@/components/Person';
import { useFormat } from '@/lib/format';
import type { Rate } from './api';

const ZONE = 'UTC';

/** Rates with all their digits, where each is from, and why it was corrected. */
export function RateTable({ rates }: { rates: Rate[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div>
      <Table variant="compact" aria-label={t('exchange.title')}>
        <Thead>
          <Tr>
            <Th>{t('exchange.day')}</Th>
            <Th>{t('exchange.pair')}</Th>
            <Th className="market-number">{t('exchange.rate')}</Th>
            <Th>{t('exchange.source')}</Th>
            <Th>{t('exchange.imported')}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {rates.map((rate) => (
            <Tr key={`${rate.date} ${rate.base} ${rate.quote} ${rate.source} ${rate.version}`}>
              <Td dataLabel={t('exchange.day')}>{format.day(rate.date)}</Td>
              <Td dataLabel={t('exchange.pair')}>{t('exchange.from', { base: rate.base, quote: rate.quote })}</Td>
              <Td dataLabel={t('exchange.rate')} className="market-number">
                {format.decimal(rate.rate)}
              </Td>
              <Td dataLabel={t('exchange.source')}>
                {rate.source}
                {rate.version > 1 && (
                  <small className="market-subtle">
                    {[t('exchange.corrected', { version: rate.version }), rate.reason].filter(Boolean).join(': ')}
                  </small>
                )}
              </Td>
              <Td dataLabel={t('exchange.imported')}>
                {format.instant(rate.importedAt, ZONE)}
                <small className="market-subtle">
                  <Person subject={rate.importedBy} />
                </small>
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
      <p className="market-as-of">{t('common.zone', { zone: ZONE })}</p>
    </div>
  );
}
