import { FileSignatureIcon } from '@patternfly/react-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyPanel } from '@/components/EmptyPanel';
import { Loaded } from '@/components/Loaded';
import { More } from '@/components/More';
import { PageFrame } from '@/components/PageFrame';
import { TenantFilter } from '@/components/TenantFilter';
import { allInvoicesQuery } from './api';
import { InvoiceTable } from './InvoiceTable';

const route = getRouteApi('/finance/self-billed-invoices');
const ZONE = 'UTC';

/** What the market has invoiced itself in its partners' names. */
export function FinanceInvoicesPage() {
  const { t } = useTranslation();
  const { tenant = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const invoices = useInfiniteQuery(allInvoicesQuery(tenant));
  return (
    <PageFrame title={t('selfBilled.title')} lead={t('selfBilled.financeLead')}>
      <div className="market-stack">
        <TenantFilter tenant={tenant} onChange={(next) => void navigate({ search: next ? { tenant: next } : {} })} />
        <Loaded
          query={invoices}
          isEmpty={(found) => (found.pages[0]?.items.length ?? 0) === 0}
          empty={
            <EmptyPanel title={t('selfBilled.emptyTitle')} icon={FileSignatureIcon}>
              {t('selfBilled.financeEmptyText')}
            </EmptyPanel>
          }
        >
          {(found) => (
            <>
              <InvoiceTable invoices={found.pages.flatMap((page) => page.items)} zone={ZONE} />
              <More query={invoices} />
            </>
          )}
        </Loaded>
      </div>
    </PageFrame>
  );
}
