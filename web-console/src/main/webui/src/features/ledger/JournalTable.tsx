import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { Money } from '@/lib/api/shapes';
import { useFormat } from '@/lib/format';
import type { LedgerTransaction } from './api';
import { shortIds } from './shortIds';

/** A signed amount as an entry's debit or credit: a credit is written without its sign. */
export function sidesOf(amount: Money): { debit?: string; credit?: string } {
  return amount.amount.startsWith('-') ? { credit: amount.amount.slice(1) } : { debit: amount.amount };
}

/** Each transaction with its entries below it; which earlier one it takes back, if it does. */
export function JournalTable({ transactions, zone }: { transactions: LedgerTransaction[]; zone: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Table variant="compact" aria-label={t('ledger.journal')}>
      <Thead>
        <Tr>
          <Th>{t('ledger.account')}</Th>
          <Th>{t('finance.tenant')}</Th>
          <Th>{t('ledger.reference')}</Th>
          <Th className="market-number">{t('ledger.debits')}</Th>
          <Th className="market-number">{t('ledger.credits')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {transactions.map((transaction) => (
          <Fragment key={transaction.id}>
            <Tr className="market-total">
              <Td colSpan={5}>
                <span title={transaction.description}>
                  {`${transaction.id} · ${t(`ledger.kinds.${transaction.kind as 'INVOICE'}`, transaction.kind)} · ${shortIds(transaction.description)}`}
                </span>
                <small className="market-subtle">
                  {t('ledger.booked', { instant: format.instant(transaction.bookedAt, zone) })}
                  {transaction.corrects !== undefined && ` · ${t('ledger.corrects', { id: transaction.corrects })}`}
                </small>
              </Td>
            </Tr>
            {transaction.entries.map((entry, index) => {
              const { debit, credit } = sidesOf(entry.amount);
              return (
                <Tr key={index}>
                  <Td dataLabel={t('ledger.account')}>{t(`ledger.purposes.${entry.purpose as 'BANK'}`, entry.purpose)}</Td>
                  <Td dataLabel={t('finance.tenant')}>{entry.tenant}</Td>
                  <Td dataLabel={t('ledger.reference')}>
                    <span title={entry.reference}>{shortIds(entry.reference)}</span>
                  </Td>
                  <Td dataLabel={t('ledger.debits')} className="market-number">
                    {debit !== undefined && format.money(debit, entry.amount.currency)}
                  </Td>
                  <Td dataLabel={t('ledger.credits')} className="market-number">
                    {credit !== undefined && format.money(credit, entry.amount.currency)}
                  </Td>
                </Tr>
              );
            })}
          </Fragment>
        ))}
      </Tbody>
    </Table>
  );
}
