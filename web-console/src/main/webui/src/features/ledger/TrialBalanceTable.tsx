import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/lib/format';
import type { TrialBalance } from './api';

/** Every account with what was ever debited and credited, and the sums by currency as the server has them. */
export function TrialBalanceTable({ balance }: { balance: TrialBalance }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Table variant="compact" aria-label={t('ledger.trialBalance')}>
      <Thead>
        <Tr>
          <Th>{t('ledger.account')}</Th>
          <Th>{t('finance.tenant')}</Th>
          <Th className="market-number">{t('ledger.debits')}</Th>
          <Th className="market-number">{t('ledger.credits')}</Th>
          <Th className="market-number">{t('ledger.balance')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {balance.items.map((account) => (
          <Tr key={`${account.tenant} ${account.purpose} ${account.balance.currency}`}>
            <Td dataLabel={t('ledger.account')}>{t(`ledger.purposes.${account.purpose as 'BANK'}`, account.purpose)}</Td>
            <Td dataLabel={t('finance.tenant')}>
              <Link to="/finance/journal" search={{ tenant: account.tenant }}>
                {account.tenant}
              </Link>
            </Td>
            {(['debits', 'credits', 'balance'] as const).map((column) => (
              <Td key={column} dataLabel={t(`ledger.${column}`)} className="market-number">
                {format.money(account[column].amount, account[column].currency)}
              </Td>
            ))}
          </Tr>
        ))}
        {balance.totals.map((total) => (
          <Tr key={total.debits.currency} className="market-total">
            <Td colSpan={2}>{`${t('invoices.total')} ${total.debits.currency}`}</Td>
            {(['debits', 'credits', 'difference'] as const).map((column) => (
              <Td
                key={column}
                className="market-number"
                dataLabel={column === 'difference' ? t('finance.columns.difference') : t(`ledger.${column}`)}
              >
                {format.money(total[column].amount, total[column].currency)}
              </Td>
            ))}
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
