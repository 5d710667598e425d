import { HandshakeIcon } from '@patternfly/react-icons';
import { Table, Tbody, Th, Thead, Tr } from '@patternfly/react-table';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyPanel } from '@/components/EmptyPanel';
import { LinkButton } from '@/components/LinkButton';
import { Loaded } from '@/components/Loaded';
import { PageFrame } from '@/components/PageFrame';
import { ProblemAlert } from '@/components/ProblemAlert';
import { agreementsQuery } from '@/lib/agreements';
import { useMay, useZone } from '@/lib/tenants';
import { AgreementRow } from './AgreementRow';
import { DraftTable } from './DraftTable';
import { draftsQuery } from './drafts';

const route = getRouteApi('/t/$tenant/agreements');

/** Who shares the revenue of which model: what is in force, what is proposed, what has been. */
export function AgreementsPage() {
  const { t } = useTranslation();
  const { tenant } = route.useParams();
  const zone = useZone(tenant);
  const agreements = useQuery(agreementsQuery(tenant));
  const drafts = useQuery(draftsQuery(tenant));
  const mayPropose = useMay(tenant, 'FINANCE');
  const propose = mayPropose && (
    <LinkButton to="/t/$tenant/agreements/new" params={{ tenant }}>
      {t('agreements.propose')}
    </LinkButton>
  );
  return (
    <PageFrame title={t('agreements.title')} lead={t('agreements.lead')} actions={agreements.data?.length ? propose : undefined}>
      <div className="market-stack">
        {drafts.data !== undefined && drafts.data.length > 0 && (
          <DraftTable tenant={tenant} drafts={drafts.data} zone={zone} mayPropose={mayPropose} />
        )}
        {drafts.isError && <ProblemAlert error={drafts.error} onRetry={() => void drafts.refetch()} />}
        <Loaded
          query={agreements}
          isEmpty={(list) => list.length === 0}
          empty={
            <EmptyPanel title={t('agreements.emptyTitle')} icon={HandshakeIcon} action={propose}>
              {t('agreements.emptyText')}
            </EmptyPanel>
          }
        >
          {(list) => (
            <>
              <Table aria-label={t('agreements.title')}>
                <Thead>
                  <Tr>
                    <Th>{t('plans.model')}</Th>
                    <Th modifier="fitContent">{t('plans.version')}</Th>
                    <Th>{t('agreements.status')}</Th>
                    <Th>{t('agreements.mode')}</Th>
                    <Th>{t('agreements.participants')}</Th>
                    <Th>{t('agreements.when')}</Th>
                  </Tr>
                </Thead>
                <Tbody>
                  {list.map((agreement) => (
                    <AgreementRow key={agreement.id} tenant={tenant} agreement={agreement} zone={zone} />
                  ))}
                </Tbody>
              </Table>
              <p className="market-as-of">{t('common.zone', { zone })}</p>
            </>
          )}
        </Loaded>
      </div>
    </PageFrame>
  );
}
