import { Label } from '@patternfly/react-core';
import { CheckIcon, MoneyBillIcon } from '@patternfly/react-icons';
import { Caption, Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AsOf } from '@/components/AsOf';
import { AsOfPicker } from '@/components/AsOfPicker';
import { EmptyPanel } from '@/components/EmptyPanel';
import { Loaded } from '@/components/Loaded';
import { PageFrame } from '@/components/PageFrame';
import { useFormat } from '@/lib/format';
import { type Receivables, receivablesQuery } from './api';
import { Standings } from './Standings';

const route = getRouteApi('/finance/receivables');
const ZONE = 'UTC';
const AGES = ['notDue', 'days1To30', 'days31To60', 'days61To90', 'over90Days'] as const;

/** What each tenant owes by days past due, beside what the ledger has of it. */
export function ReceivablesPage() {
  const { t } = useTranslation();
  const { at } = route.useSearch();
  const navigate = route.useNavigate();
  const receivables = useQuery(receivablesQuery(at));
  return (
    <PageFrame
      title={t('receivables.title')}
      lead={t('receivables.lead')}
      actions={<AsOfPicker at={at} zone={ZONE} onChange={(next) => void navigate({ search: next ? { at: next } : {} })} />}
    >
      <div className="market-stack">
        <Loaded
          query={receivables}
          isEmpty={(found) => found.items.length === 0}
          empty={
            <EmptyPanel title={t('receivables.emptyTitle')} icon={MoneyBillIcon}>
              {t('receivables.emptyText')}
            </EmptyPanel>
          }
        >
          {(found) => (
            <>
              <AgeTable items={found.items} />
              <AsOf asOf={found.asOf} zone={ZONE} />
            </>
          )}
        </Loaded>
        <Standings />
      </div>
    </PageFrame>
  );
}

function AgeTable({ items }: { items: Receivables['items'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="market-scroll" role="region" aria-label={t('receivables.title')} tabIndex={0}>
      <Table variant="compact" gridBreakPoint="">
        <Caption className="pf-v6-screen-reader">{t('receivables.title')}</Caption>
        <Thead>
          <Tr>
            <Th>{t('finance.tenant')}</Th>
            <Th className="market-number">{t('receivables.open')}</Th>
            {AGES.map((age) => (
              <Th key={age} className="market-number">
                {t(`receivables.${age}`)}
              </Th>
            ))}
            <Th className="market-number">{t('finance.columns.ledger')}</Th>
            <Th className="market-number">{t('finance.columns.difference')}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {items.map((item) => {
            const differs = Number(item.difference.amount) !== 0;
            return (
              <Tr key={`${item.tenant} ${item.open.currency}`}>
                <Td>
                  <Link to="/finance/invoices" search={{ tenant: item.tenant }}>
                    {item.tenant}
                  </Link>
                </Td>
                {(['open', ...AGES, 'ledger'] as const).map((column) => (
                  <Td key={column} className="market-number">
                    {format.money(item[column].amount, item[column].currency)}
                  </Td>
                ))}
                <Td className="market-number">
                  <Label isCompact color={differs ? 'red' : 'green'} icon={differs ? undefined : <CheckIcon />}>
                    {format.money(item.difference.amount, item.difference.currency)}
                  </Label>
                </Td>
              </Tr>
            );
          })}
        </Tbody>
      </Table>
    </div>
  );
}
