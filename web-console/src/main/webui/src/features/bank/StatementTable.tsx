import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Person } from '@/components/Person';
import { useFormat } from '@/lib/format';
import type { BankStatement } from './api';
import { StatementWord } from './StatementWord';
import { WithdrawStatement } from './WithdrawStatement';

const ZONE = 'UTC';
const COUNTS = ['entries', 'known', 'matched', 'parked', 'announced'] as const;

/** Statements as they were taken in, with what became of their entries. */
export function StatementTable({ statements }: { statements: BankStatement[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [asked, setAsked] = useState<BankStatement>();
  return (
    <>
      <Table variant="compact" aria-label={t('bank.statements')}>
        <Thead>
          <Tr>
            <Th>{t('bank.statement')}</Th>
            <Th>{t('bank.taken')}</Th>
            <Th className="market-number">{t('bank.opening')}</Th>
            <Th className="market-number">{t('bank.closing')}</Th>
            {COUNTS.map((count) => (
              <Th key={count} className="market-number">
                {t(`bank.counts.${count}`)}
              </Th>
            ))}
            <Th screenReaderText={t('bank.withdraw')} />
          </Tr>
        </Thead>
        <Tbody>
          {statements.map((statement) => (
            <Tr key={statement.id}>
              <Td dataLabel={t('bank.statement')}>
                {statement.statement}
                <small className="market-subtle">{statement.account}</small>
              </Td>
              <Td dataLabel={t('bank.taken')}>
                {format.instant(statement.uploadedAt, ZONE)}
                <small className="market-subtle">
                  <Person subject={statement.uploadedBy} />
                </small>
              </Td>
              <Td dataLabel={t('bank.opening')} className="market-number">
                {format.money(statement.opening.amount, statement.opening.currency)}
              </Td>
              <Td dataLabel={t('bank.closing')} className="market-number">
                {format.money(statement.closing.amount, statement.closing.currency)}
              </Td>
              {COUNTS.map((count) => (
                <Td key={count} dataLabel={t(`bank.counts.${count}`)} className="market-number">
                  {format.number(statement.counts[count])}
                </Td>
              ))}
              <Td dataLabel={t('bank.withdraw')}>
                <StatementWord statement={statement} onWithdraw={() => setAsked(statement)} />
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
      {asked && <WithdrawStatement statement={asked} onClose={() => setAsked(undefined)} />}
      <p className="market-as-of">{t('common.zone', { zone: ZONE })}</p>
    </>
  );
}
