import { FileInvoiceIcon } from '@patternfly/react-icons';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyPanel } from '@/components/EmptyPanel';
import { Loaded } from '@/components/Loaded';
import { PageFrame } from '@/components/PageFrame';
import { StatusLabel } from '@/components/StatusLabel';
import { useFormat } from '@/lib/format';
import { useZone } from '@/lib/tenants';
import { invoicesQuery } from './api';
import { OwnCreditNotes } from './OwnCreditNotes';
import { OwnNotices } from './OwnNotices';
import { StandingNotice } from './StandingNotice';

const route = getRouteApi('/t/$tenant/invoices');

/** What the tenant has been billed. */
export function InvoicesPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { tenant } = route.useParams();
  const zone = useZone(tenant);
  const invoices = useQuery(invoicesQuery(tenant));
  return (
    <PageFrame title={t('invoices.title')} lead={t('invoices.lead')}>
      <div className="market-stack">
        <StandingNotice tenant={tenant} />
        <Loaded
          query={invoices}
          isEmpty={(list) => list.length === 0}
          empty={
            <EmptyPanel title={t('invoices.emptyTitle')} icon={FileInvoiceIcon}>
              {t('invoices.emptyText')}
            </EmptyPanel>
          }
        >
          {(list) => (
            <div className="market-stack">
              <Table aria-label={t('invoices.title')}>
                <Thead>
                  <Tr>
                    <Th>{t('invoices.number')}</Th>
                    <Th>{t('invoices.period')}</Th>
                    <Th>{t('invoices.kind')}</Th>
                    <Th>{t('invoices.issued')}</Th>
                    <Th>{t('financeInvoices.due')}</Th>
                    <Th>{t('financeInvoices.state')}</Th>
                    <Th className="market-number">{t('invoices.total')}</Th>
                    <Th className="market-number">{t('receivables.open')}</Th>
                  </Tr>
                </Thead>
                <Tbody>
                  {list.map((invoice) => (
                    <Tr key={invoice.number}>
                      <Td dataLabel={t('invoices.number')}>
                        <Link to="/t/$tenant/invoices/$number" params={{ tenant, number: invoice.number }}>
                          {invoice.number}
                        </Link>
                      </Td>
                      <Td dataLabel={t('invoices.period')}>{format.month(invoice.period)}</Td>
                      <Td dataLabel={t('invoices.kind')}>
                        <StatusLabel status={invoice.interim ? 'INTERIM' : 'FINAL'} />
                      </Td>
                      <Td dataLabel={t('invoices.issued')}>{format.instant(invoice.issuedAt, zone)}</Td>
                      <Td dataLabel={t('financeInvoices.due')}>{format.instant(invoice.owed.dueAt, zone)}</Td>
                      <Td dataLabel={t('financeInvoices.state')}>
                        <StatusLabel status={invoice.owed.state} />
                      </Td>
                      <Td dataLabel={t('invoices.total')} className="market-number">
                        {format.money(invoice.total.amount, invoice.total.currency)}
                      </Td>
                      <Td dataLabel={t('receivables.open')} className="market-number">
                        {format.money(invoice.owed.open.amount, invoice.owed.open.currency)}
                      </Td>
                    </Tr>
                  ))}
                </Tbody>
              </Table>
              <p className="market-as-of">{t('common.zone', { zone })}</p>
              <OwnCreditNotes tenant={tenant} />
            </div>
          )}
        </Loaded>
        <OwnNotices tenant={tenant} />
      </div>
    </PageFrame>
  );
}
