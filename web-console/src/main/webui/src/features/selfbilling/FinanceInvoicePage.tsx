import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Crumbs } from '@/components/Crumbs';
import { PageFrame } from '@/components/PageFrame';
import { InvoiceDetails } from './InvoiceDetails';

const route = getRouteApi('/finance/self-billed-invoices/$number');

/** One invoice in a partner's name, as finance sees it. */
export function FinanceInvoicePage() {
  const { t } = useTranslation();
  const { number } = route.useParams();
  return (
    <PageFrame
      title={t('selfBilled.one', { number })}
      above={
        <Crumbs
          links={[
            <Link key="invoices" to="/finance/self-billed-invoices">
              {t('selfBilled.title')}
            </Link>,
          ]}
          here={number}
        />
      }
    >
      <InvoiceDetails number={number} zone="UTC" />
    </PageFrame>
  );
}
