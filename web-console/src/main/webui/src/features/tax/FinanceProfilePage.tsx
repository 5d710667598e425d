import { UserTagIcon } from '@patternfly/react-icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyPanel } from '@/components/EmptyPanel';
import { Loaded } from '@/components/Loaded';
import { PageFrame } from '@/components/PageFrame';
import { TenantFilter } from '@/components/TenantFilter';
import { type BillingProfile, profileQuery, saveProfile } from './api';
import { Exemption } from './Exemption';
import { ProfileEditor } from './ProfileEditor';

const route = getRouteApi('/finance/billing-profiles');

/** Finance sees to a tenant's billing profile, and alone exempts it from tax. */
export function FinanceProfilePage() {
  const { t } = useTranslation();
  const { tenant = '' } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <PageFrame title={t('financeProfiles.title')} lead={t('financeProfiles.lead')}>
      <div className="market-stack">
        <TenantFilter
          tenant={tenant}
          placeholder={t('financeProfiles.choose')}
          onChange={(next) => void navigate({ search: next ? { tenant: next } : {} })}
        />
        {tenant === '' ? (
          <EmptyPanel title={t('financeProfiles.emptyTitle')} icon={UserTagIcon}>
            {t('financeProfiles.emptyText')}
          </EmptyPanel>
        ) : (
          <Profile key={tenant} tenant={tenant} />
        )}
      </div>
    </PageFrame>
  );
}

function Profile({ tenant }: { tenant: string }) {
  const cache = useQueryClient();
  const query = profileQuery(tenant);
  const profile = useQuery(query);
  const keep = (saved: BillingProfile) => cache.setQueryData(query.queryKey, saved);
  return (
    <Loaded query={profile}>
      {(found) => (
        <div className="market-editor">
          <ProfileEditor profile={found} save={(next) => saveProfile(tenant, next)} onSaved={keep} />
          {found && <Exemption tenant={tenant} reason={found.exemptReason} onSaved={keep} />}
        </div>
      )}
    </Loaded>
  );
}
