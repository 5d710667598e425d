import { FileInvoiceIcon } from '@patternfly/react-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CreditNotesTable } from '@/components/CreditNotesTable';
import { EmptyPanel } from '@/components/EmptyPanel';
import { LinkButton } from '@/components/LinkButton';
import { Loaded } from '@/components/Loaded';
import { More } from '@/components/More';
import { PageFrame } from '@/components/PageFrame';
import { TenantFilter } from '@/components/TenantFilter';
import { creditNotesQuery } from './api';

const route = getRouteApi('/finance/credit-notes');
const ZONE = 'UTC';

/** What has been taken back of invoices; more is taken back where an invoice is looked at. */
export function CreditNotesPage() {
  const { t } = useTranslation();
  const { tenant = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const notes = useInfiniteQuery(creditNotesQuery(tenant));
  return (
    <PageFrame
      title={t('creditNotes.title')}
      lead={t('creditNotes.lead')}
      actions={
        <LinkButton to="/finance/invoices" search={tenant ? { tenant } : {}}>
          {t('creditNotes.choose')}
        </LinkButton>
      }
    >
      <div className="market-stack">
        <TenantFilter tenant={tenant} onChange={(next) => void navigate({ search: next ? { tenant: next } : {} })} />
        <Loaded
          query={notes}
          isEmpty={(found) => (found.pages[0]?.items.length ?? 0) === 0}
          empty={
            <EmptyPanel title={t('creditNotes.emptyTitle')} icon={FileInvoiceIcon}>
              {t('creditNotes.emptyText')}
            </EmptyPanel>
          }
        >
          {(found) => (
            <>
              <CreditNotesTable notes={found.pages.flatMap((page) => page.items)} zone={ZONE} />
              <More query={notes} />
              <p className="market-as-of">{t('common.zone', { zone: ZONE })}</p>
            </>
          )}
        </Loaded>
      </div>
    </PageFrame>
  );
}
