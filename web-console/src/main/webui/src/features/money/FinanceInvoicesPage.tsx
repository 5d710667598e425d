import { Flex, FlexItem } from '@patternfly/react-core';
import { FileInvoiceIcon } from '@patternfly/react-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ChoiceFilter } from '@/components/ChoiceFilter';
import { EmptyPanel } from '@/components/EmptyPanel';
import { Loaded } from '@/components/Loaded';
import { MonthFilter } from '@/components/MonthFilter';
import { More } from '@/components/More';
import { PageFrame } from '@/components/PageFrame';
import { TenantFilter } from '@/components/TenantFilter';
import { InvoiceState } from '@/lib/api/billing.choices';
import { FinanceInvoiceTable } from './FinanceInvoiceTable';
import { financeInvoicesQuery, type InvoiceFilter } from './invoices';

const route = getRouteApi('/finance/invoices');

/** Everybody's invoices with what is owed of them. */
export function FinanceInvoicesPage() {
  const { t } = useTranslation();
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const invoices = useInfiniteQuery(financeInvoicesQuery(filter));
  const go = (next: InvoiceFilter) => {
    const { tenant, period, state } = { ...filter, ...next };
    void navigate({ search: { ...(tenant ? { tenant } : {}), ...(period ? { period } : {}), ...(state ? { state } : {}) } });
  };
  return (
    <PageFrame title={t('financeInvoices.title')} lead={t('financeInvoices.lead')}>
      <div className="market-stack">
        <Flex gap={{ default: 'gapMd' }}>
          <FlexItem>
            <TenantFilter tenant={filter.tenant ?? ''} onChange={(tenant) => go({ tenant })} />
          </FlexItem>
          <FlexItem>
            <MonthFilter period={filter.period ?? ''} onChange={(period) => go({ period })} />
          </FlexItem>
          <FlexItem>
            <ChoiceFilter
              label={t('financeInvoices.state')}
              all={t('financeInvoices.allStates')}
              chosen={filter.state ?? ''}
              options={InvoiceState.map((value) => ({ value, label: t(`status.${value}`) }))}
              onChange={(state) => go({ state: state || undefined })}
            />
          </FlexItem>
        </Flex>
        <Loaded
          query={invoices}
          isEmpty={(found) => (found.pages[0]?.items.length ?? 0) === 0}
          empty={
            <EmptyPanel title={t('financeInvoices.emptyTitle')} icon={FileInvoiceIcon}>
              {t('financeInvoices.emptyText')}
            </EmptyPanel>
          }
        >
          {(found) => (
            <>
              <FinanceInvoiceTable invoices={found.pages.flatMap((page) => page.items)} />
              <More query={invoices} />
            </>
          )}
        </Loaded>
      </div>
    </PageFrame>
  );
}
