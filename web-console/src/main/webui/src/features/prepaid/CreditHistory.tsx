import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/lib/format';
import type { CreditEntry } from './api';

interface Props {
  tenant: string;
  entries: CreditEntry[];
  zone: string;
}

/** What came to the credits and what went from them: below zero where less is left. */
export function CreditHistory({ tenant, entries, zone }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div>
      <Table variant="compact" aria-label={t('prepaid.history')}>
        <Thead>
          <Tr>
            <Th>{t('prepaid.at')}</Th>
            <Th>{t('prepaid.what')}</Th>
            <Th>{t('prepaid.reference')}</Th>
            <Th className="market-number">{t('invoices.amount')}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {entries.map((entry) => (
            <Tr key={`${entry.creditId} ${entry.kind} ${entry.reference} ${entry.at}`}>
              <Td dataLabel={t('prepaid.at')}>{format.instant(entry.at, zone)}</Td>
              <Td dataLabel={t('prepaid.what')}>{t(`prepaid.entries.${entry.kind}`, entry.kind)}</Td>
              <Td dataLabel={t('prepaid.reference')}>
                {entry.invoice ? (
                  <Link to="/t/$tenant/invoices/$number" params={{ tenant, number: entry.invoice }}>
                    {entry.invoice}
                  </Link>
                ) : (
                  entry.reference
                )}
              </Td>
              <Td dataLabel={t('invoices.amount')} className="market-number">
                {format.money(entry.amount.amount, entry.amount.currency)}
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
      <p className="market-as-of">{t('common.zone', { zone })}</p>
    </div>
  );
}
