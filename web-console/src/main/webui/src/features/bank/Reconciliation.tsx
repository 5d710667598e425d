import { Button, Label, Title } from '@patternfly/react-core';
import { CheckIcon } from '@patternfly/react-icons';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Alert } from '@/components/Alert';
import { useFormat } from '@/lib/format';
import type { BankAccount, BankReconciliation } from './api';
import { OpenAccount } from './OpenAccount';
import { ReverseOpening } from './ReverseOpening';

interface Amount {
  amount: string;
  currency: string;
}

/** The bank's accounts from statement to statement, and the books beside them: what differs is red. */
export function Reconciliation({ reconciliation }: { reconciliation: BankReconciliation }) {
  const { t } = useTranslation();
  return (
    <section>
      <Title headingLevel="h2" size="lg">
        {t('bank.reconciliation')}
      </Title>
      <p className="market-as-of">{t('bank.reconciliationText')}</p>
      <Accounts accounts={reconciliation.accounts} />
      <Books books={reconciliation.books} />
    </section>
  );
}

function Difference({ of }: { of: Amount }) {
  const format = useFormat();
  const differs = Number(of.amount) !== 0;
  return (
    <Label isCompact color={differs ? 'red' : 'green'} icon={differs ? undefined : <CheckIcon />}>
      {format.money(of.amount, of.currency)}
    </Label>
  );
}

function Accounts({ accounts }: { accounts: BankAccount[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [opening, setOpening] = useState<BankAccount>();
  const [reversing, setReversing] = useState<BankAccount>();
  const money = ({ amount, currency }: Amount) => format.money(amount, currency);
  return (
    <>
      {accounts.flatMap(({ account, gaps }) =>
        gaps.map((gap) => (
          <Alert
            key={gap.id}
            variant="warning"
            isInline
            title={`${account}: ${t('bank.gap', {
              statement: gap.statement,
              day: format.day(gap.opensOn),
              missing: money(gap.missing),
              expected: money(gap.expected),
              opening: money(gap.opening),
            })}`}
          />
        )),
      )}
      {accounts.map(
        ({ account, gaps, gapsInAll }) =>
          gapsInAll > gaps.length && (
            <small key={account} className="market-subtle">{`${account}: ${t('bank.more', { number: gapsInAll - gaps.length })}`}</small>
          ),
      )}
      <Table variant="compact" aria-label={t('bank.reconciliation')}>
        <Thead>
          <Tr>
            <Th>{t('bank.account')}</Th>
            {(['opening', 'credits', 'debits', 'closing'] as const).map((sum) => (
              <Th key={sum} className="market-number">
                {t(`bank.${sum}`)}
              </Th>
            ))}
            <Th className="market-number">{t('finance.columns.difference')}</Th>
            <Th screenReaderText={t('common.actions')} />
          </Tr>
        </Thead>
        <Tbody>
          {accounts.map((account) => (
            <Tr key={`${account.account} ${account.opening.currency}`}>
              <Td dataLabel={t('bank.account')}>
                {account.account}
                <small className="market-subtle">{`${format.day(account.from)} – ${format.day(account.to)}`}</small>
              </Td>
              {(['opening', 'credits', 'debits', 'closing'] as const).map((sum) => (
                <Td key={sum} dataLabel={t(`bank.${sum}`)} className="market-number">
                  {money(account[sum])}
                  {sum === 'opening' && account.booked && (
                    <small className="market-subtle">{t('bank.openingBooked', { amount: money(account.booked) })}</small>
                  )}
                </Td>
              ))}
              <Td dataLabel={t('finance.columns.difference')} className="market-number">
                <Difference of={account.difference} />
              </Td>
              <Td isActionCell>
                {account.booked ? (
                  <Button
                    variant="link"
                    aria-label={t('bank.openingBackNamed', { account: account.account })}
                    onClick={() => setReversing(account)}
                  >
                    {t('bank.openingBack')}
                  </Button>
                ) : (
                  <Button
                    variant="link"
                    aria-label={t('bank.openNamed', { account: account.account })}
                    onClick={() => setOpening(account)}
                  >
                    {t('bank.open')}
                  </Button>
                )}
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
      {opening && <OpenAccount account={opening} onClose={() => setOpening(undefined)} />}
      {reversing && <ReverseOpening account={reversing} onClose={() => setReversing(undefined)} />}
    </>
  );
}

function Books({ books }: { books: BankReconciliation['books'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Table variant="compact" aria-label={t('bank.book')}>
      <Thead>
        <Tr>
          <Th>{t('bank.book')}</Th>
          <Th className="market-number">{t('bank.own')}</Th>
          <Th className="market-number">{t('finance.columns.ledger')}</Th>
          <Th className="market-number">{t('finance.columns.difference')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {books.map(({ book, own, ledger, byHand, difference }) => (
          <Tr key={`${book} ${own.currency}`}>
            <Td dataLabel={t('bank.book')}>{`${t(`bank.books.${book}`)}, ${own.currency}`}</Td>
            <Td dataLabel={t('bank.own')} className="market-number">
              {format.money(own.amount, own.currency)}
            </Td>
            <Td dataLabel={t('finance.columns.ledger')} className="market-number">
              {format.money(ledger.amount, ledger.currency)}
              {Number(byHand.amount) !== 0 && (
                <small className="market-subtle">
                  {t('bank.byHand', { amount: format.money(byHand.amount, byHand.currency) })}
                </small>
              )}
            </Td>
            <Td dataLabel={t('finance.columns.difference')} className="market-number">
              <Difference of={difference} />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
