import { Alert } from '@/components/Alert';
import { BookIcon } from '@patternfly/react-icons';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AsOf } from '@/components/AsOf';
import { AsOfPicker } from '@/components/AsOfPicker';
import { EmptyPanel } from '@/components/EmptyPanel';
import { Loaded } from '@/components/Loaded';
import { PageFrame } from '@/components/PageFrame';
import { trialBalanceQuery } from './api';
import { TrialBalanceTable } from './TrialBalanceTable';
import { VerificationCard } from './VerificationCard';

const route = getRouteApi('/finance/ledger');
const ZONE = 'UTC';

/** The book: whether it balances as of any instant, and whether it is the book that was written. */
export function LedgerPage() {
  const { t } = useTranslation();
  const { at } = route.useSearch();
  const navigate = route.useNavigate();
  const balance = useQuery(trialBalanceQuery(at));
  return (
    <PageFrame
      title={t('ledger.title')}
      lead={t('ledger.lead')}
      actions={<AsOfPicker at={at} zone={ZONE} onChange={(next) => void navigate({ search: next ? { at: next } : {} })} />}
    >
      <div className="market-stack">
        <Loaded
          query={balance}
          isEmpty={(found) => found.items.length === 0}
          empty={
            <EmptyPanel title={t('ledger.emptyTitle')} icon={BookIcon}>
              {t('ledger.emptyText')}
            </EmptyPanel>
          }
        >
          {(found) => (
            <>
              <Alert
                isInline
                variant={found.balanced ? 'success' : 'danger'}
                title={found.balanced ? t('ledger.balanced') : t('ledger.notBalanced')}
              />
              <TrialBalanceTable balance={found} />
              <AsOf asOf={found.asOf} zone={ZONE} />
            </>
          )}
        </Loaded>
        <VerificationCard />
      </div>
    </PageFrame>
  );
}
