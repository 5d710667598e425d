import { Label } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Crumbs } from '@/components/Crumbs';
import { LinkButton } from '@/components/LinkButton';
import { Loaded } from '@/components/Loaded';
import { PageFrame } from '@/components/PageFrame';
import { PlanLimits, PlanPrice } from '@/components/PlanTerms';
import { Simulator } from '@/components/Simulator';
import type { Plan } from '@/lib/api/shapes';
import { useFormat } from '@/lib/format';
import { useMay, useZone } from '@/lib/tenants';
import { inForce, versionsQuery } from './api';
import { Migrations } from './Migrations';

const route = getRouteApi('/t/$tenant/plans/$plan');

/** One plan: its versions, when each takes effect, and what a month by the one in force would cost. */
export function PlanPage() {
  const { t } = useTranslation();
  const { tenant, plan } = route.useParams();
  const versions = useQuery(versionsQuery(tenant, plan));
  const mayPublish = useMay(tenant, 'PUBLISHER');
  const latest = versions.data?.[0];
  return (
    <PageFrame
      title={latest?.name ?? t('plans.title')}
      lead={latest && <code>{latest.model}</code>}
      actions={
        mayPublish &&
        latest && (
          <LinkButton to="/t/$tenant/plans/$plan/new-version" params={{ tenant, plan }}>
            {t('plans.newVersion')}
          </LinkButton>
        )
      }
      above={
        <Crumbs
          links={[
            <Link key="plans" to="/t/$tenant/plans" params={{ tenant }}>
              {t('plans.title')}
            </Link>,
          ]}
          here={latest?.name ?? plan}
        />
      }
    >
      <Loaded query={versions}>{(list) => <Versions tenant={tenant} plan={plan} versions={list} mayPublish={mayPublish} />}</Loaded>
    </PageFrame>
  );
}

interface VersionsProps {
  tenant: string;
  plan: string;
  versions: Plan[];
  mayPublish: boolean;
}

function Versions({ tenant, plan, versions, mayPublish }: VersionsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const zone = useZone(tenant);
  const [openedAt] = useState(() => new Date().toISOString());
  const current = inForce(versions, openedAt);
  const shown = current ?? versions[0];
  return (
    <div className="market-editor">
      <div className="market-stack">
        <Table aria-label={t('plans.versions')}>
          <Thead>
            <Tr>
              <Th modifier="fitContent">{t('plans.version')}</Th>
              <Th>{t('plans.state')}</Th>
              <Th>{t('plans.effective')}</Th>
              <Th>{t('plans.price')}</Th>
              <Th>{t('plans.limits')}</Th>
            </Tr>
          </Thead>
          <Tbody>
            {versions.map((version) => (
              <Tr key={version.version}>
                <Td dataLabel={t('plans.version')}>{version.version}</Td>
                <Td dataLabel={t('plans.state')}>
                  {version === current && <Label isCompact color="green">{t('plans.inForce')}</Label>}
                  {version !== current && (
                    <Label isCompact color={version.effectiveAt > openedAt ? 'blue' : 'grey'}>
                      {version.effectiveAt > openedAt ? t('plans.upcoming') : t('plans.past')}
                    </Label>
                  )}
                </Td>
                <Td dataLabel={t('plans.effective')}>{format.instant(version.effectiveAt, zone)}</Td>
                <Td dataLabel={t('plans.price')}>
                  <PlanPrice plan={version} />
                </Td>
                <Td dataLabel={t('plans.limits')}>
                  <PlanLimits plan={version} />
                </Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
        <p className="market-as-of">{t('common.zone', { zone })}</p>
        <Migrations tenant={tenant} plan={plan} versions={versions} mayMigrate={mayPublish} zone={zone} />
      </div>
      {shown && (
        <Simulator
          title={t('pricing.simulator')}
          priced={{ currency: shown.currency, components: shown.components }}
          components={shown.components}
        />
      )}
    </div>
  );
}
