import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Loaded } from '@/components/Loaded';
import { More } from '@/components/More';
import { PageFrame } from '@/components/PageFrame';
import { useMay, useZone } from '@/lib/tenants';
import { consentQuery, ownInvoicesQuery } from './api';
import { ConsentCard } from './ConsentCard';
import { InvoiceTable } from './InvoiceTable';

const route = getRouteApi('/t/$tenant/self-billed-invoices');

/** Whether the market invoices itself in the tenant's name, and what it has invoiced so. */
export function OwnInvoicesPage() {
  const { t } = useTranslation();
  const { tenant } = route.useParams();
  const zone = useZone(tenant);
  const mayAgree = useMay(tenant, 'FINANCE');
  const consent = useQuery({ ...consentQuery(tenant), enabled: mayAgree });
  const invoices = useInfiniteQuery(ownInvoicesQuery(tenant));
  return (
    <PageFrame title={t('selfBilled.title')} lead={t('selfBilled.lead')}>
      <div className="market-stack">
        {mayAgree && (
          <Loaded query={consent}>{(said) => <ConsentCard tenant={tenant} consent={said} zone={zone} />}</Loaded>
        )}
        <Loaded
          query={invoices}
          isEmpty={(found) => (found.pages[0]?.items.length ?? 0) === 0}
          empty={<p className="market-as-of">{t('selfBilled.emptyText')}</p>}
        >
          {(found) => (
            <>
              <InvoiceTable invoices={found.pages.flatMap((page) => page.items)} zone={zone} own={tenant} />
              <More query={invoices} />
            </>
          )}
        </Loaded>
      </div>
    </PageFrame>
  );
}
