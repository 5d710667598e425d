import { Button, DescriptionList, Flex, FlexItem } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Crumbs } from '@/components/Crumbs';
import { Fact } from '@/components/Fact';
import { InvoiceDocuments } from '@/components/InvoiceDocuments';
import { InvoiceLines } from '@/components/InvoiceLines';
import { Loaded } from '@/components/Loaded';
import { PageFrame } from '@/components/PageFrame';
import { Replacements } from '@/components/Replacements';
import { StatusLabel } from '@/components/StatusLabel';
import { UnnamedBuyer } from '@/components/UnnamedBuyer';
import { useFormat } from '@/lib/format';
import { CreditInvoice } from './CreditInvoice';
import { type FinanceInvoice, financeInvoiceQuery, type InvoiceAccount } from './invoices';
import { RecordPayment } from './RecordPayment';
import { ReplaceInvoice } from './ReplaceInvoice';

const route = getRouteApi('/finance/invoices/$number');

/** One invoice as finance sees it: what is owed of it, its lines, and what can be done about it. */
export function FinanceInvoicePage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { number } = route.useParams();
  const invoice = useQuery(financeInvoiceQuery(number));
  const period = invoice.data?.account.period;
  return (
    <PageFrame
      title={t('invoices.one', { number })}
      lead={period && t('invoices.forPeriod', { period: format.month(period) })}
      actions={invoice.data && <Actions invoice={invoice.data} />}
      above={
        <Crumbs
          links={[
            <Link key="invoices" to="/finance/invoices">
              {t('financeInvoices.title')}
            </Link>,
          ]}
          here={number}
        />
      }
    >
      <Loaded query={invoice}>
        {(shown) => (
          <div className="market-stack">
            <UnnamedBuyer invoice={shown.invoice} />
            <AccountFacts account={shown.account} />
            <Replacements invoice={shown.invoice} />
            <InvoiceLines invoice={shown.invoice} />
            <InvoiceDocuments kind="invoices" number={number} />
          </div>
        )}
      </Loaded>
    </PageFrame>
  );
}

function Actions({ invoice }: { invoice: FinanceInvoice }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'payment' | 'credit' | 'replacement'>();
  const close = () => setOpen(undefined);
  const isOwed = ['OPEN', 'OVERDUE'].includes(invoice.account.state);
  const isCreditable = invoice.creditable.some(({ left }) => Number(left.amount) > 0);
  return (
    <Flex gap={{ default: 'gapSm' }}>
      {isOwed && (
        <FlexItem>
          <Button onClick={() => setOpen('payment')}>{t('payments.record')}</Button>
        </FlexItem>
      )}
      {isCreditable && (
        <FlexItem>
          <Button variant="secondary" onClick={() => setOpen('credit')}>
            {t('creditNotes.make')}
          </Button>
        </FlexItem>
      )}
      {isCreditable && (
        <FlexItem>
          <Button variant="secondary" onClick={() => setOpen('replacement')}>
            {t('replacement.make')}
          </Button>
        </FlexItem>
      )}
      {open === 'payment' && <RecordPayment account={invoice.account} onClose={close} />}
      {open === 'credit' && <CreditInvoice invoice={invoice} onClose={close} />}
      {open === 'replacement' && <ReplaceInvoice number={invoice.account.number} onClose={close} />}
    </Flex>
  );
}

function AccountFacts({ account }: { account: InvoiceAccount }) {
  const { t } = useTranslation();
  const format = useFormat();
  const zone = account.timeZone ?? 'UTC';
  const { tenant } = account;
  const money = (column: 'total' | 'credited' | 'paid' | 'open') => format.money(account[column].amount, account[column].currency);
  return (
    <div>
      <DescriptionList isCompact columnModifier={{ default: '1Col', md: '2Col', xl: '3Col' }}>
        <Fact term={t('finance.tenant')}>
          <Link to="/finance/invoices" search={{ tenant }}>
            {tenant}
          </Link>
        </Fact>
        <Fact term={t('financeInvoices.state')}>
          <StatusLabel status={account.state} />
        </Fact>
        <Fact term={t('invoices.issued')}>{format.instant(account.issuedAt, zone)}</Fact>
        <Fact term={t('financeInvoices.due')}>{format.instant(account.dueAt, zone)}</Fact>
        <Fact term={t('invoices.total')}>{money('total')}</Fact>
        <Fact term={t('receivables.open')}>{money('open')}</Fact>
        <Fact term={t('financeInvoices.paid')}>
          <Link to="/finance/payments" search={{ tenant }}>
            {money('paid')}
          </Link>
        </Fact>
        <Fact term={t('creditNotes.total')}>
          <Link to="/finance/credit-notes" search={{ tenant }}>
            {money('credited')}
          </Link>
        </Fact>
      </DescriptionList>
      <p className="market-as-of">{t('common.zone', { zone })}</p>
    </div>
  );
}
