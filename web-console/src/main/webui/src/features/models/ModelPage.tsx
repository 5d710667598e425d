import { Split, SplitItem, Tab, Tabs, TabTitleText } from '@patternfly/react-core';
import { UploadIcon } from '@patternfly/react-icons';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Crumbs } from '@/components/Crumbs';
import { EmptyPanel } from '@/components/EmptyPanel';
import { LinkButton } from '@/components/LinkButton';
import { Loaded } from '@/components/Loaded';
import { PageFrame } from '@/components/PageFrame';
import type { Release } from '@/lib/api/shapes';
import { useMay } from '@/lib/tenants';
import { modelQuery, releasesQuery } from './api';
import { ReleasePanel } from './ReleasePanel';

const route = getRouteApi('/t/$tenant/models/$model');

/** One model: its releases, newest first, each with where it stands. */
export function ModelPage() {
  const { t } = useTranslation();
  const { tenant, model } = route.useParams();
  const found = useQuery(modelQuery(tenant, model));
  const releases = useQuery({ ...releasesQuery(tenant, model), enabled: found.isSuccess });
  const mayPublish = useMay(tenant, 'PUBLISHER');
  const isPublished = releases.data?.some((release) => release.status === 'PUBLISHED') ?? false;
  const upload = mayPublish && (
    <LinkButton to="/t/$tenant/models/$model/upload" params={{ tenant, model }} icon={<UploadIcon />}>
      {t('releases.upload')}
    </LinkButton>
  );
  return (
    <PageFrame
      title={found.data?.displayName ?? model}
      lead={found.data?.summary}
      actions={
        <Split hasGutter>
          {mayPublish && isPublished && (
            <SplitItem>
              <LinkButton variant="secondary" to="/t/$tenant/plans/new" params={{ tenant }} search={{ model: `${tenant}/${model}` }}>
                {t('plans.create')}
              </LinkButton>
            </SplitItem>
          )}
          {releases.data?.length ? <SplitItem>{upload}</SplitItem> : null}
        </Split>
      }
      above={
        <Crumbs
          links={[
            <Link key="models" to="/t/$tenant/models" params={{ tenant }}>
              {t('models.title')}
            </Link>,
          ]}
          here={`${tenant}/${model}`}
        />
      }
    >
      <Loaded query={found}>
        {() => (
          <Loaded
            query={releases}
            isEmpty={(list) => list.length === 0}
            empty={
              <EmptyPanel title={t('releases.emptyTitle')} icon={UploadIcon} action={upload}>
                {t('releases.emptyText')}
              </EmptyPanel>
            }
          >
            {(list) => <Releases tenant={tenant} model={model} releases={list} />}
          </Loaded>
        )}
      </Loaded>
    </PageFrame>
  );
}

function Releases({ tenant, model, releases }: { tenant: string; model: string; releases: Release[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { version } = route.useSearch();
  const shown = releases.find((release) => release.version === version) ?? releases[0];
  if (!shown) {
    return null;
  }
  return (
    <Tabs
      activeKey={shown.version}
      aria-label={t('releases.title')}
      onSelect={(_, key) =>
        void navigate({
          to: '/t/$tenant/models/$model',
          params: { tenant, model },
          search: { version: String(key) },
          replace: true,
        })
      }
    >
      {releases.map((release) => (
        <Tab key={release.version} eventKey={release.version} title={<TabTitleText>{release.version}</TabTitleText>}>
          {release.version === shown.version && <ReleasePanel tenant={tenant} model={model} version={release.version} />}
        </Tab>
      ))}
    </Tabs>
  );
}
