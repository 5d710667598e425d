import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Crumbs } from '@/components/Crumbs';
import { InvoiceDocuments } from '@/components/InvoiceDocuments';
import { InvoiceLines } from '@/components/InvoiceLines';
import { Loaded } from '@/components/Loaded';
import { PageFrame } from '@/components/PageFrame';
import { PayTo } from '@/components/Payee';
import { UnnamedBuyer } from '@/components/UnnamedBuyer';
import { Replacements } from '@/components/Replacements';
import { useFormat } from '@/lib/format';
import { useMay, useZone } from '@/lib/tenants';
import { invoiceQuery } from './api';
import { OwedFacts } from './OwedFacts';
import { OwnCreditNotes } from './OwnCreditNotes';

const route = getRouteApi('/t/$tenant/invoices/$number');

/** One invoice, line by line. */
export function InvoicePage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { tenant, number } = route.useParams();
  const zone = useZone(tenant);
  const mayPay = useMay(tenant, 'FINANCE');
  const invoice = useQuery(invoiceQuery(tenant, number));
  const { period, issuedAt } = invoice.data ?? {};
  return (
    <PageFrame
      title={t('invoices.one', { number })}
      lead={period && t('invoices.forPeriod', { period: format.month(period) })}
      above={
        <Crumbs
          links={[
            <Link key="invoices" to="/t/$tenant/invoices" params={{ tenant }}>
              {t('invoices.title')}
            </Link>,
          ]}
          here={number}
        />
      }
    >
      <Loaded query={invoice}>
        {(shown) => (
          <div className="market-stack">
            <UnnamedBuyer invoice={shown} {...(mayPay ? { tenant } : {})} />
            {shown.owed && <OwedFacts owed={shown.owed} zone={zone} />}
            {shown.parties?.account && Number(shown.owed?.open.amount) > 0 && (
              <PayTo account={shown.parties.account} reference={number} />
            )}
            <Replacements invoice={shown} tenant={tenant} />
            <InvoiceLines invoice={shown} tenant={tenant} />
            <p className="market-as-of">
              {issuedAt && `${t('invoices.issued')}: ${format.instant(issuedAt, zone)} · `}
              {t('common.zone', { zone })}
            </p>
            <InvoiceDocuments kind="invoices" number={number} tenant={tenant} />
            <OwnCreditNotes tenant={tenant} invoice={number} />
          </div>
        )}
      </Loaded>
    </PageFrame>
  );
}
