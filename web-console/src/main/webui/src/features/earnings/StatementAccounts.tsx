import { Label, Title } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/lib/format';
import type { Statement } from './api';

/** From what was carried into the month to what is carried out of it; then what is payable now, and what of it when. */
const MOVES = ['opening', 'accrued', 'recouped', 'takenBack', 'tax', 'paid', 'cameBack', 'closing'] as const;
const NOW = ['later', 'payable', 'heldBack', 'due', 'minimum', 'belowMinimum'] as const;
const SUMS: readonly string[] = ['opening', 'closing', 'payable'];

/** The partner's account of the month, a column for each currency. */
export function StatementAccounts({ accounts }: Pick<Statement, 'accounts'>) {
  const { t } = useTranslation();
  const format = useFormat();
  if (accounts.length === 0) {
    return null;
  }
  const differs = accounts.filter(({ difference }) => Number(difference.amount) !== 0);
  return (
    <section>
      <Title headingLevel="h2" size="lg">
        {t('statements.account')}
      </Title>
      <Table variant="compact" aria-label={t('statements.account')} gridBreakPoint="">
        <Thead>
          <Tr>
            <Th screenReaderText={t('statements.accountRow')} />
            {accounts.map(({ closing: { currency } }) => (
              <Th key={currency} className="market-number">
                {currency}
              </Th>
            ))}
          </Tr>
        </Thead>
        <Tbody>
          {[...MOVES, ...NOW].map((row) => (
            <Tr key={row} className={SUMS.includes(row) ? 'market-total' : ''}>
              <Th>{t(`statements.accountRows.${row}`)}</Th>
              {accounts.map((account) => (
                <Td key={account.closing.currency} className="market-number">
                  {format.money(account[row].amount, account[row].currency)}
                </Td>
              ))}
            </Tr>
          ))}
        </Tbody>
      </Table>
      {differs.map(({ difference }) => (
        <Label key={difference.currency} color="red">
          {t('statements.accountDiffers', { amount: format.money(difference.amount, difference.currency) })}
        </Label>
      ))}
    </section>
  );
}
