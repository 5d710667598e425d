import { ExpandableSection } from '@patternfly/react-core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '@/components/Loaded';
import { More } from '@/components/More';
import { useFormat } from '@/lib/format';
import { type CloseRun, closeInvoicesQuery } from './api';
import { CloseInvoices } from './CloseInvoices';

/** What was frozen and what came of it: in sum, and invoice by invoice where somebody wants to see them. */
export function CloseFigures({ run, name }: { run: CloseRun; name: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [isOpen, setOpen] = useState(['AWAITING_APPROVAL', 'ISSUING'].includes(run.state));
  if (run.sums.length === 0) {
    return <p>{t('finance.nothingToBill')}</p>;
  }
  return (
    <>
      {run.sums.map(({ drafts, total, issued, invoiced }) => (
        <p key={total.currency}>
          {t('finance.sum', {
            count: drafts,
            total: format.money(total.amount, total.currency),
            issued: format.number(issued),
            invoiced: format.money(invoiced.amount, invoiced.currency),
          })}
        </p>
      ))}
      <ExpandableSection
        isExpanded={isOpen}
        onToggle={(_event, open) => setOpen(open)}
        toggleText={t('finance.invoices')}
        toggleAriaLabel={`${t('finance.invoices')}: ${name}`}
      >
        {isOpen && <Invoices run={run} />}
      </ExpandableSection>
    </>
  );
}

function Invoices({ run }: { run: CloseRun }) {
  const invoices = useInfiniteQuery(closeInvoicesQuery(run));
  return (
    <Loaded query={invoices}>
      {(found) => (
        <div className="market-stack">
          <CloseInvoices invoices={found.pages.flatMap((page) => page.items)} />
          <More query={invoices} />
        </div>
      )}
    </Loaded>
  );
}
