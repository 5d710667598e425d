import { Card, CardBody, CardTitle, Content } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Crumbs } from '@/components/Crumbs';
import { LicenceName } from '@/components/LicenceName';
import { Loaded } from '@/components/Loaded';
import { PageFrame } from '@/components/PageFrame';
import { SignatureTables } from '@/components/SignatureTables';
import type { CatalogModel } from '@/lib/api/shapes';
import { useFormat } from '@/lib/format';
import { useZone } from '@/lib/tenants';
import { catalogueModelQuery } from './api';
import { BaseTerms } from './BaseTerms';
import { CallIt } from './CallIt';
import { Offers } from './Offers';
import { PriceCalculator } from './PriceCalculator';
import { TryIt } from './TryIt';

const route = getRouteApi('/t/$tenant/catalogue/$partner/$model');

/** A published model: what it takes and gives, what it costs, its releases. */
export function CatalogueModelPage() {
  const { t } = useTranslation();
  const { tenant, partner, model } = route.useParams();
  const found = useQuery(catalogueModelQuery(partner, model));
  const signature = found.data?.releases[0]?.signature;
  return (
    <PageFrame
      title={found.data?.displayName ?? `${partner}/${model}`}
      lead={found.data && t('catalogue.by', { partner: found.data.partnerDisplayName })}
      above={
        <Crumbs
          links={[
            <Link key="catalogue" to="/t/$tenant/catalogue" params={{ tenant }}>
              {t('catalogue.title')}
            </Link>,
          ]}
          here={`${partner}/${model}`}
        />
      }
    >
      <Loaded query={found}>
        {(shown) => (
          <div className="market-stack">
            <Content component="p">{shown.summary}</Content>
            <p>
              {t('licence.label')} <LicenceName licence={shown.releases[0]?.licence} />
            </p>
            <BaseTerms model={`${partner}/${model}`} />
            <Offers tenant={tenant} model={`${partner}/${model}`} />
            <PriceCalculator model={`${partner}/${model}`} />
            {signature && <CallIt tenant={tenant} model={`${partner}/${model}`} signature={signature} />}
            {signature && <TryIt key={`${partner}/${model}`} tenant={tenant} model={`${partner}/${model}`} signature={signature} />}
            {signature && (
              <Card>
                <CardTitle component="h2">{t('signature.title')}</CardTitle>
                <CardBody className="market-stack">
                  <SignatureTables signature={signature} />
                  <p className="market-as-of">{t('catalogue.wireName', { name: `${partner}.${model}` })}</p>
                </CardBody>
              </Card>
            )}
            <Releases tenant={tenant} model={shown} />
          </div>
        )}
      </Loaded>
    </PageFrame>
  );
}

function Releases({ tenant, model }: { tenant: string; model: CatalogModel }) {
  const { t } = useTranslation();
  const format = useFormat();
  const zone = useZone(tenant);
  return (
    <Card>
      <CardTitle component="h2">{t('releases.title')}</CardTitle>
      <CardBody>
        <Table variant="compact" aria-label={t('releases.title')}>
          <Thead>
            <Tr>
              <Th>{t('upload.version')}</Th>
              <Th>{t('status.PUBLISHED')}</Th>
              <Th>{t('licence.title')}</Th>
              <Th className="market-number">{t('releases.opset')}</Th>
              <Th className="market-number">{t('releases.parameters')}</Th>
              <Th className="market-number">{t('releases.latency')}</Th>
            </Tr>
          </Thead>
          <Tbody>
            {model.releases.map((release) => (
              <Tr key={release.version}>
                <Td dataLabel={t('upload.version')}>{release.version}</Td>
                <Td dataLabel={t('status.PUBLISHED')}>{format.instant(release.publishedAt, zone)}</Td>
                <Td dataLabel={t('licence.title')}>
                  <LicenceName licence={release.licence} />
                </Td>
                <Td dataLabel={t('releases.opset')} className="market-number">
                  {release.opset}
                </Td>
                <Td dataLabel={t('releases.parameters')} className="market-number">
                  {format.number(release.parameters)}
                </Td>
                <Td dataLabel={t('releases.latency')} className="market-number">
                  {t('releases.millis', { value: format.number(release.latencyMillis) })}
                </Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
        <p className="market-as-of">
          {t('releases.latencyHelp')} · {t('common.zone', { zone })}
        </p>
      </CardBody>
    </Card>
  );
}
