import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Crumbs } from '@/components/Crumbs';
import { PageFrame } from '@/components/PageFrame';
import { useZone } from '@/lib/tenants';
import { InvoiceDetails } from './InvoiceDetails';

const route = getRouteApi('/t/$tenant/self-billed-invoices/$number');

/** One invoice that the market has issued in the tenant's name. */
export function OwnInvoicePage() {
  const { t } = useTranslation();
  const { tenant, number } = route.useParams();
  const zone = useZone(tenant);
  return (
    <PageFrame
      title={t('selfBilled.one', { number })}
      above={
        <Crumbs
          links={[
            <Link key="invoices" to="/t/$tenant/self-billed-invoices" params={{ tenant }}>
              {t('selfBilled.title')}
            </Link>,
          ]}
          here={number}
        />
      }
    >
      <InvoiceDetails number={number} zone={zone} own={tenant} />
    </PageFrame>
  );
}
