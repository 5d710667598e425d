import { Label } from '@patternfly/react-core';
import { CheckIcon } from '@patternfly/react-icons';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import { countryName } from '@/lib/countries';
import { useFormat } from '@/lib/format';
import type { TaxRow } from './api';

const AMOUNTS = ['net', 'tax'] as const;

/** All that was taxed alike in a row, beside what the ledger has of its tax; the difference must read zero. */
export function TaxRowTable({ name, rows }: { name: string; rows: TaxRow[] }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  if (rows.length === 0) {
    return <p>{t('taxSummary.none')}</p>;
  }
  return (
    <Table variant="compact" aria-label={name}>
      <Thead>
        <Tr>
          <Th>{t('taxSummary.country')}</Th>
          <Th>{t('taxSummary.treatment')}</Th>
          <Th className="market-number">{t('taxSummary.rate')}</Th>
          {AMOUNTS.map((column) => (
            <Th key={column} className="market-number">
              {t(`taxSummary.${column}`)}
            </Th>
          ))}
          <Th className="market-number">{t('finance.columns.ledger')}</Th>
          <Th className="market-number">{t('finance.columns.difference')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {rows.map((row) => {
          const differs = Number(row.difference.amount) !== 0;
          return (
            <Tr key={[row.country, row.treatment, row.name, row.rate, row.net.currency, row.withoutProfile].join(' ')}>
              <Td dataLabel={t('taxSummary.country')}>{row.country && countryName(row.country, i18n.language)}</Td>
              <Td dataLabel={t('taxSummary.treatment')}>
                {t(`treatments.${row.treatment as 'DOMESTIC'}`, row.treatment)}
                <small className="market-subtle">{row.name}</small>
                {row.withoutProfile && row.treatment !== 'NO_PROFILE' && (
                  <Label isCompact color="orange">
                    {t('treatments.NO_PROFILE')}
                  </Label>
                )}
              </Td>
              <Td dataLabel={t('taxSummary.rate')} className="market-number">{`${format.decimal(row.rate)} %`}</Td>
              {AMOUNTS.map((column) => (
                <Td key={column} dataLabel={t(`taxSummary.${column}`)} className="market-number">
                  {format.money(row[column].amount, row[column].currency)}
                </Td>
              ))}
              <Td dataLabel={t('finance.columns.ledger')} className="market-number">
                {format.money(row.ledger.amount, row.ledger.currency)}
              </Td>
              <Td dataLabel={t('finance.columns.difference')} className="market-number">
                <Label isCompact color={differs ? 'red' : 'green'} icon={differs ? undefined : <CheckIcon />}>
                  {format.money(row.difference.amount, row.difference.currency)}
                </Label>
              </Td>
            </Tr>
          );
        })}
      </Tbody>
    </Table>
  );
}
