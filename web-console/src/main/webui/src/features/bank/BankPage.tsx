import { Flex, FlexItem, Title } from '@patternfly/react-core';
import { PiggyBankIcon } from '@patternfly/react-icons';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ChoiceFilter } from '@/components/ChoiceFilter';
import { EmptyPanel } from '@/components/EmptyPanel';
import { Loaded } from '@/components/Loaded';
import { More } from '@/components/More';
import { PageFrame } from '@/components/PageFrame';
import { EntryState } from '@/lib/api/billing.choices';
import { bankEntriesQuery, bankStatementsQuery, reconciliationQuery, unallocatedQuery } from './api';
import { EntryTable } from './EntryTable';
import { Reconciliation } from './Reconciliation';
import { StatementTable } from './StatementTable';
import { TakeStatement } from './TakeStatement';
import { UnallocatedTable } from './UnallocatedTable';

const route = getRouteApi('/finance/bank');

/** The bank's statements, and what finance has to look at in them. */
export function BankPage() {
  const { t } = useTranslation();
  const { entries: state } = route.useSearch();
  const navigate = route.useNavigate();
  const entries = useInfiniteQuery(bankEntriesQuery(state));
  const statements = useInfiniteQuery(bankStatementsQuery);
  const unallocated = useQuery(unallocatedQuery);
  const reconciliation = useQuery(reconciliationQuery);
  return (
    <PageFrame title={t('bank.title')} lead={t('bank.lead')} actions={<TakeStatement />}>
      <div className="market-stack">
        <section className="market-stack">
          <Flex gap={{ default: 'gapMd' }} alignItems={{ default: 'alignItemsCenter' }}>
            <FlexItem>
              <Title headingLevel="h2" size="lg">
                {t('bank.entries')}
              </Title>
            </FlexItem>
            <FlexItem>
              <ChoiceFilter
                label={t('financeInvoices.state')}
                all={t('financeInvoices.allStates')}
                chosen={state ?? ''}
                options={EntryState.map((value) => ({ value, label: t(`bank.states.${value}`) }))}
                onChange={(next) => void navigate({ search: next ? { entries: next } : {} })}
              />
            </FlexItem>
          </Flex>
          <Loaded
            query={entries}
            isEmpty={(found) => (found.pages[0]?.items.length ?? 0) === 0}
            empty={
              <EmptyPanel title={t('bank.emptyTitle')} icon={PiggyBankIcon}>
                {t('bank.emptyText')}
              </EmptyPanel>
            }
          >
            {(found) => (
              <>
                <EntryTable entries={found.pages.flatMap((page) => page.items)} />
                <More query={entries} />
              </>
            )}
          </Loaded>
        </section>
        <Loaded query={unallocated} isEmpty={({ items }) => items.length === 0} empty={null}>
          {({ items }) => (
            <section>
              <Title headingLevel="h2" size="lg">
                {t('bank.unallocated')}
              </Title>
              <p className="market-as-of">{t('bank.unallocatedText')}</p>
              <UnallocatedTable balances={items} />
            </section>
          )}
        </Loaded>
        <Loaded query={reconciliation} isEmpty={({ accounts }) => accounts.length === 0} empty={null}>
          {(found) => <Reconciliation reconciliation={found} />}
        </Loaded>
        <Loaded query={statements} isEmpty={(found) => (found.pages[0]?.items.length ?? 0) === 0} empty={null}>
          {(found) => (
            <section>
              <Title headingLevel="h2" size="lg">
                {t('bank.statements')}
              </Title>
              <StatementTable statements={found.pages.flatMap((page) => page.items)} />
              <More query={statements} />
            </section>
          )}
        </Loaded>
      </div>
    </PageFrame>
  );
}
