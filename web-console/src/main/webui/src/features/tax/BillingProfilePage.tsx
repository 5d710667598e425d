import { Alert } from '@/components/Alert';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Loaded } from '@/components/Loaded';
import { PageFrame } from '@/components/PageFrame';
import { tenantsQuery } from '@/lib/tenants';
import { ownProfileQuery, saveOwnProfile } from './api';
import { ProfileEditor } from './ProfileEditor';

const route = getRouteApi('/t/$tenant/billing-profile');

/** Whom the tenant's own invoices are addressed to. */
export function BillingProfilePage() {
  const { t } = useTranslation();
  const { tenant } = route.useParams();
  const cache = useQueryClient();
  const tenants = useQuery(tenantsQuery);
  const profile = useQuery(ownProfileQuery(tenant));
  return (
    <PageFrame title={t('billingProfile.title')} lead={t('billingProfile.lead')}>
      <Loaded query={tenants}>
        {(known) => (
          <Loaded query={profile}>
            {(found) => (
              <div className="market-stack">
                {found?.exemptReason && (
                  <Alert isInline variant="info" title={t('billingProfile.exemptTitle')}>
                    {found.exemptReason}
                  </Alert>
                )}
                <ProfileEditor
                  profile={found}
                  country={known.find(({ id }) => id === tenant)?.country}
                  save={(next) => saveOwnProfile(tenant, next)}
                  onSaved={(saved) => cache.setQueryData(ownProfileQuery(tenant).queryKey, saved)}
                />
              </div>
            )}
          </Loaded>
        )}
      </Loaded>
    </PageFrame>
  );
}
