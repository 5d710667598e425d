import { Button, Label, type LabelProps } from '@patternfly/react-core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Person } from '@/components/Person';
import { useFormat } from '@/lib/format';
import type { BankEntry, BankUse } from './api';
import { detailOf } from './parked';
import { UnassignEntry } from './UnassignEntry';

const COLOURS: Record<BankEntry['state'], LabelProps['color']> = {
  OPEN: 'orange',
  SETTLED: 'green',
  SET_ASIDE: 'grey',
  RETURNED: 'blue',
};

/** Where an entry stands: why it waits, and what it, or a part of it, is for. */
export function EntryFacts({ entry }: { entry: BankEntry }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [undoing, setUndoing] = useState<BankUse>();
  return (
    <>
      <Label isCompact color={COLOURS[entry.state]}>
        {t(`bank.states.${entry.state}`)}
      </Label>
      {entry.state === 'OPEN' && entry.parked && (
        <small className="market-subtle">
          {[t(`bank.parked.${entry.parked}`, entry.parked), entry.returnCode, detailOf(entry)].filter(Boolean).join(': ')}
        </small>
      )}
      {entry.invoices.map((number) => (
        <small key={number} className="market-subtle">
          <Link to="/finance/invoices/$number" params={{ number }}>
            {number}
          </Link>
        </small>
      ))}
      {entry.prepaidOrders.map((reference) => (
        <small key={reference} className="market-subtle">
          <Link to="/finance/prepaid">{reference}</Link>
        </small>
      ))}
      {Number(entry.returned.amount) !== 0 && (
        <small className="market-subtle">
          {t('bank.returned', { amount: format.money(entry.returned.amount, entry.returned.currency) })}
        </small>
      )}
      {entry.assignments.map((use) => {
        const amount = format.money(use.amount.amount, use.amount.currency);
        return (
          <small key={use.id} className="market-subtle">
            {`${amount} `}
            {t(`bank.assigned.${use.account ?? (use.kind as 'PAYOUT')}`, { payout: use.payout, tenant: use.tenant })}
            {' · '}
            {use.reason} · <Person subject={use.by} />{' '}
            <Button
              variant="link"
              isInline
              aria-label={t('bank.unassignNamed', { amount, counterparty: entry.counterparty })}
              onClick={() => setUndoing(use)}
            >
              {t('bank.unassign')}
            </Button>
          </small>
        );
      })}
      {entry.assignmentsInAll > entry.assignments.length && (
        <small className="market-subtle">{t('bank.more', { number: entry.assignmentsInAll - entry.assignments.length })}</small>
      )}
      {undoing && <UnassignEntry entry={entry} use={undoing} onClose={() => setUndoing(undefined)} />}
    </>
  );
}
