import { Card, CardBody, CardTitle } from '@patternfly/react-core';
import { FileInvoiceDollarIcon } from '@patternfly/react-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { AsOf } from '@/components/AsOf';
import { EmptyPanel } from '@/components/EmptyPanel';
import { Loaded } from '@/components/Loaded';
import { More } from '@/components/More';
import { useFormat } from '@/lib/format';
import { type Statement, statementQuery } from './api';
import { StatementAccounts } from './StatementAccounts';
import { StatementPayouts } from './StatementPayouts';
import { RoleSums, StatementLines } from './StatementTables';

interface Props {
  partner: string;
  period: string;
  zone: string;
  /** Whether finance looks at it, from where it goes on to invoices and payouts. */
  byFinance?: boolean;
}

/** A partner's month: sums as the server has them, its account, what was paid, then every share down to its rule. */
export function StatementContent({ partner, period, zone, byFinance = false }: Props) {
  const { t } = useTranslation();
  const statement = useInfiniteQuery(statementQuery(partner, period, byFinance));
  return (
    <Loaded
      query={statement}
      isEmpty={({ pages: [first] }) => (first?.items.length ?? 0) === 0 && (first?.accounts.length ?? 0) === 0}
      empty={
        <EmptyPanel title={t('statements.emptyTitle')} icon={FileInvoiceDollarIcon}>
          {t('statements.emptyText')}
        </EmptyPanel>
      }
    >
      {({ pages }) => (
        <div className="market-stack">
          {pages[0] && <Sums statement={pages[0]} />}
          {pages[0] && <StatementAccounts accounts={pages[0].accounts} />}
          {pages[0] && <StatementPayouts payouts={pages[0].payouts} {...(byFinance ? { partner } : {})} />}
          {pages[0] && <RoleSums statement={pages[0]} />}
          <StatementLines {...(byFinance ? {} : { tenant: partner })} lines={pages.flatMap((page) => page.items)} zone={zone} />
          <More query={statement} />
          <AsOf asOf={pages[0]?.asOf} zone={zone} />
        </div>
      )}
    </Loaded>
  );
}

function Sums({ statement }: { statement: Statement }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="market-figures">
      {statement.totals.map((total) => (
        <Card key={total.currency} isCompact>
          <CardTitle component="h2">{t('statements.earned', { currency: total.currency })}</CardTitle>
          <CardBody className="market-figure">{format.money(total.amount, total.currency)}</CardBody>
        </Card>
      ))}
    </div>
  );
}
