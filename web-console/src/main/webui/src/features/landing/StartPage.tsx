import { PageSection } from '@patternfly/react-core';
import { BuildingIcon } from '@patternfly/react-icons';
import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyPanel } from '@/components/EmptyPanel';
import { LinkButton } from '@/components/LinkButton';
import { Loaded, Loading } from '@/components/Loaded';
import { useSession } from '@/lib/session';
import { preferredTenant, tenantsQuery } from '@/lib/tenants';
import { LandingPage } from './LandingPage';

/** The first address: strangers learn what this is, people who are signed in go where they work. */
export function StartPage() {
  const session = useSession();
  if (session.data?.signedIn) {
    return <Onward roles={session.data.roles ?? []} />;
  }
  return <Loaded query={session}>{() => <LandingPage />}</Loaded>;
}

function Onward({ roles }: { roles: string[] }) {
  const tenants = useQuery(tenantsQuery);
  return (
    <PageSection isFilled>
      <Loaded query={tenants}>
        {(list) => {
          const tenant = preferredTenant(list);
          if (tenant) {
            return <Navigate to="/t/$tenant/catalogue" params={{ tenant: tenant.id }} replace />;
          }
          if (roles.includes('operator')) {
            return <Navigate to="/reviews" replace />;
          }
          if (roles.includes('finance')) {
            return <Navigate to="/finance/close" replace />;
          }
          return tenants.isFetching ? <Loading /> : <NoTenantYet />;
        }}
      </Loaded>
    </PageSection>
  );
}

function NoTenantYet() {
  const { t } = useTranslation();
  return (
    <EmptyPanel
      title={t('landing.noTenantTitle')}
      icon={BuildingIcon}
      action={<LinkButton to="/tenants/new">{t('tenants.create')}</LinkButton>}
    >
      {t('landing.noTenantText')}
    </EmptyPanel>
  );
}
