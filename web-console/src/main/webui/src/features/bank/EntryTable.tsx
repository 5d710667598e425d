import { Button, Flex, Label, type LabelProps } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Person } from '@/components/Person';
import { useFormat } from '@/lib/format';
import { AssignEntry } from './AssignEntry';
import type { BankEntry } from './api';
import { detailOf } from './parked';
import { SetAsideEntry } from './SetAsideEntry';

const COLOURS: Record<BankEntry['state'], LabelProps['color']> = {
  OPEN: 'orange',
  SETTLED: 'green',
  SET_ASIDE: 'grey',
  RETURNED: 'blue',
};

type Decision = { kind: 'assign' | 'setAside'; entry: BankEntry };

/** Entries with what each paid, or why it waits and what can be done with it. */
export function EntryTable({ entries }: { entries: BankEntry[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [deciding, setDeciding] = useState<Decision>();
  const close = () => setDeciding(undefined);
  return (
    <>
      <Table variant="compact" aria-label={t('bank.entries')}>
        <Thead>
          <Tr>
            <Th>{t('bank.booked')}</Th>
            <Th>{t('bank.counterparty')}</Th>
            <Th className="market-number">{t('invoices.amount')}</Th>
            <Th className="market-number">{t('bank.left')}</Th>
            <Th>{t('financeInvoices.state')}</Th>
            <Th screenReaderText={t('common.actions')} />
          </Tr>
        </Thead>
        <Tbody>
          {entries.map((entry) => (
            <Tr key={entry.id}>
              <Td dataLabel={t('bank.booked')}>{format.day(entry.bookedOn)}</Td>
              <Td dataLabel={t('bank.counterparty')}>
                {entry.counterparty}
                <small className="market-subtle">{[entry.remittance, entry.reference].filter(Boolean).join(' · ')}</small>
              </Td>
              <Td dataLabel={t('invoices.amount')} className="market-number">
                {format.money(`${entry.credit ? '' : '-'}${entry.amount.amount}`, entry.amount.currency)}
              </Td>
              <Td dataLabel={t('bank.left')} className="market-number">
                {format.money(entry.left.amount, entry.left.currency)}
              </Td>
              <Td dataLabel={t('financeInvoices.state')}>
                <EntryFacts entry={entry} />
              </Td>
              <Td isActionCell>
                {entry.state === 'OPEN' && (
                  <Flex gap={{ default: 'gapNone' }} flexWrap={{ default: 'nowrap' }}>
                    {entry.credit && (
                      <Button
                        variant="link"
                        aria-label={t('bank.assignNamed', { counterparty: entry.counterparty })}
                        onClick={() => setDeciding({ kind: 'assign', entry })}
                      >
                        {t('bank.assign')}
                      </Button>
                    )}
                    <Button
                      variant="link"
                      aria-label={t('bank.setAsideNamed', { counterparty: entry.counterparty })}
                      onClick={() => setDeciding({ kind: 'setAside', entry })}
                    >
                      {t('bank.setAside')}
                    </Button>
                  </Flex>
                )}
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
      {deciding?.kind === 'assign' && <AssignEntry entry={deciding.entry} onClose={close} />}
      {deciding?.kind === 'setAside' && <SetAsideEntry entry={deciding.entry} onClose={close} />}
    </>
  );
}

function EntryFacts({ entry }: { entry: BankEntry }) {
  const { t } = useTranslation();
  return (
    <>
      <Label isCompact color={COLOURS[entry.state]}>
        {t(`bank.states.${entry.state}`)}
      </Label>
      {entry.state === 'OPEN' && entry.parked && (
        <small className="market-subtle">
          {[t(`bank.parked.${entry.parked}`, entry.parked), detailOf(entry)].filter(Boolean).join(': ')}
        </small>
      )}
      {entry.invoices.map((number) => (
        <small key={number} className="market-subtle">
          <Link to="/finance/invoices/$number" params={{ number }}>
            {number}
          </Link>
        </small>
      ))}
      {entry.setAsideBy && (
        <small className="market-subtle">
          {entry.setAsideReason} · <Person subject={entry.setAsideBy} />
        </small>
      )}
    </>
  );
}
