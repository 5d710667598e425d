import { Label } from '@patternfly/react-core';
import { CheckIcon } from '@patternfly/react-icons';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/lib/format';
import type { Unallocated } from './api';

/** What is nobody's yet by the entries that wait and by the ledger, with a difference that must read zero. */
export function UnallocatedTable({ balances }: { balances: Unallocated[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Table variant="compact" aria-label={t('bank.unallocated')}>
      <Thead>
        <Tr>
          <Th>{t('plans.currency')}</Th>
          <Th className="market-number">{t('bank.waiting')}</Th>
          <Th className="market-number">{t('bank.left')}</Th>
          <Th className="market-number">{t('finance.columns.ledger')}</Th>
          <Th className="market-number">{t('finance.columns.difference')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {balances.map(({ entries, open, ledger, difference }) => {
          const differs = Number(difference.amount) !== 0;
          return (
            <Tr key={open.currency}>
              <Td dataLabel={t('plans.currency')}>{open.currency}</Td>
              <Td dataLabel={t('bank.waiting')} className="market-number">
                {format.number(entries)}
              </Td>
              <Td dataLabel={t('bank.left')} className="market-number">
                {format.money(open.amount, open.currency)}
              </Td>
              <Td dataLabel={t('finance.columns.ledger')} className="market-number">
                {format.money(ledger.amount, ledger.currency)}
              </Td>
              <Td dataLabel={t('finance.columns.difference')} className="market-number">
                <Label isCompact color={differs ? 'red' : 'green'} icon={differs ? undefined : <CheckIcon />}>
                  {format.money(difference.amount, difference.currency)}
                </Label>
              </Td>
            </Tr>
          );
        })}
      </Tbody>
    </Table>
  );
}
