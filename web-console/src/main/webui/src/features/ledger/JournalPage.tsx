import { Label } from '@patternfly/react-core';
import { BookIcon } from '@patternfly/react-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyPanel } from '@/components/EmptyPanel';
import { Loaded } from '@/components/Loaded';
import { More } from '@/components/More';
import { PageFrame } from '@/components/PageFrame';
import { TenantFilter } from '@/components/TenantFilter';
import { journalQuery } from './api';
import { JournalTable } from './JournalTable';

const route = getRouteApi('/finance/journal');
const ZONE = 'UTC';

/** What was booked, transaction by transaction, the latest first. */
export function JournalPage() {
  const { t } = useTranslation();
  const { tenant = '', document = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const journal = useInfiniteQuery(journalQuery(tenant, document));
  const go = (search: { tenant?: string; document?: string }) =>
    void navigate({ search: { tenant: search.tenant || undefined, document: search.document || undefined } });
  return (
    <PageFrame title={t('ledger.journal')} lead={t('ledger.journalLead')}>
      <div className="market-stack">
        <TenantFilter tenant={tenant} onChange={(next) => go({ tenant: next, document })} />
        {document && (
          <Label closeBtnAriaLabel={t('common.remove', { name: document })} onClose={() => go({ tenant })}>
            {t('ledger.ofDocument', { document })}
          </Label>
        )}
        <Loaded
          query={journal}
          isEmpty={(found) => (found.pages[0]?.items.length ?? 0) === 0}
          empty={
            <EmptyPanel title={t('ledger.emptyTitle')} icon={BookIcon}>
              {t('ledger.emptyText')}
            </EmptyPanel>
          }
        >
          {(found) => (
            <>
              <JournalTable transactions={found.pages.flatMap((page) => page.items)} zone={ZONE} />
              <More query={journal} />
              <p className="market-as-of">{t('common.zone', { zone: ZONE })}</p>
            </>
          )}
        </Loaded>
      </div>
    </PageFrame>
  );
}
