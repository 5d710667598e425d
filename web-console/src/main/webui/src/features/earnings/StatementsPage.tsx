import { Card, CardBody, CardTitle } from '@patternfly/react-core';
import { FileInvoiceDollarIcon } from '@patternfly/react-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AsOf } from '@/components/AsOf';
import { EmptyPanel } from '@/components/EmptyPanel';
import { Loaded } from '@/components/Loaded';
import { More } from '@/components/More';
import { PageFrame } from '@/components/PageFrame';
import { PeriodPicker } from '@/components/PeriodPicker';
import { currentPeriod, useFormat } from '@/lib/format';
import { useZone } from '@/lib/tenants';
import { type Statement, statementQuery } from './api';
import { StatementAccounts } from './StatementAccounts';
import { RoleSums, StatementLines } from './StatementTables';

const route = getRouteApi('/t/$tenant/statements');

/** What the tenant has earned in a month: sums as the server has them, then every share down to its rule. */
export function StatementsPage() {
  const { t } = useTranslation();
  const { tenant } = route.useParams();
  const navigate = route.useNavigate();
  const zone = useZone(tenant);
  const period = route.useSearch().period ?? currentPeriod(zone);
  const statement = useInfiniteQuery(statementQuery(tenant, period));
  return (
    <PageFrame
      title={t('statements.title')}
      lead={t('statements.lead')}
      actions={<PeriodPicker period={period} zone={zone} onChange={(next) => void navigate({ search: { period: next } })} />}
    >
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
            {pages[0] && <RoleSums statement={pages[0]} />}
            <StatementLines tenant={tenant} lines={pages.flatMap((page) => page.items)} zone={zone} />
            <More query={statement} />
            <AsOf asOf={pages[0]?.asOf} zone={zone} />
          </div>
        )}
      </Loaded>
    </PageFrame>
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
