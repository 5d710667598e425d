import { Button, Flex } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/lib/format';
import { AssignEntry } from './AssignEntry';
import type { BankEntry } from './api';
import { EntryFacts } from './EntryFacts';
import { SendEntryBack } from './SendEntryBack';
import { SetAsideEntry } from './SetAsideEntry';

type Decision = { kind: 'assign' | 'sendBack' | 'setAside'; entry: BankEntry };

/** What can be done with an entry that waits; money that went out is not sent back. */
const decisionsOn = ({ credit }: BankEntry) =>
  credit ? (['assign', 'sendBack', 'setAside'] as const) : (['assign', 'setAside'] as const);

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
                    {decisionsOn(entry).map((kind) => (
                      <Button
                        key={kind}
                        variant="link"
                        aria-label={t(`bank.${kind}Named`, { counterparty: entry.counterparty })}
                        onClick={() => setDeciding({ kind, entry })}
                      >
                        {t(`bank.${kind}`)}
                      </Button>
                    ))}
                  </Flex>
                )}
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
      {deciding?.kind === 'assign' && <AssignEntry entry={deciding.entry} onClose={close} />}
      {deciding?.kind === 'sendBack' && <SendEntryBack entry={deciding.entry} onClose={close} />}
      {deciding?.kind === 'setAside' && <SetAsideEntry entry={deciding.entry} onClose={close} />}
    </>
  );
}
