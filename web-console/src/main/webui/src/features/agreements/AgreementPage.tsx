import { Card, CardBody, CardTitle } from '@patternfly/react-core';
import { Table, Tbody, Th, Thead, Tr } from '@patternfly/react-table';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Crumbs } from '@/components/Crumbs';
import { Loaded } from '@/components/Loaded';
import { PageFrame } from '@/components/PageFrame';
import { StatusLabel } from '@/components/StatusLabel';
import { agreementsQuery } from '@/lib/agreements';
import type { Agreement } from '@/lib/api/shapes';
import { useMay, useZone } from '@/lib/tenants';
import { AgreementActions } from './AgreementActions';
import { AgreementFacts } from './AgreementFacts';
import { AgreementRow } from './AgreementRow';
import { agreementQuery, previewQuery } from './api';
import { PreviewPanel } from './PreviewPanel';
import { RuleTable } from './RuleTable';
import { versionsOf } from './state';

const route = getRouteApi('/t/$tenant/agreements/$agreement');

/** One agreement: its rules in sequence, who has signed, who gets what, and the versions before and after. */
export function AgreementPage() {
  const { t } = useTranslation();
  const { tenant, agreement } = route.useParams();
  const found = useQuery(agreementQuery(tenant, agreement));
  const mayAct = useMay(tenant, 'FINANCE');
  const title = found.data
    ? t('agreements.one', { model: found.data.model, version: found.data.version })
    : t('agreements.title');
  return (
    <PageFrame
      title={title}
      lead={found.data && <StatusLabel status={found.data.status} />}
      actions={found.data && mayAct && <AgreementActions tenant={tenant} agreement={found.data} />}
      above={
        <Crumbs
          links={[
            <Link key="agreements" to="/t/$tenant/agreements" params={{ tenant }}>
              {t('agreements.title')}
            </Link>,
          ]}
          here={title}
        />
      }
    >
      <Loaded query={found}>{(shown) => <Shown tenant={tenant} agreement={shown} />}</Loaded>
    </PageFrame>
  );
}

function Shown({ tenant, agreement }: { tenant: string; agreement: Agreement }) {
  const { t } = useTranslation();
  const zone = useZone(tenant);
  const preview = useQuery(previewQuery(tenant, agreement.id));
  const all = useQuery(agreementsQuery(tenant));
  const versions = versionsOf(agreement, all.data ?? []);
  return (
    <div className="market-editor">
      <div className="market-stack">
        <RuleTable agreement={agreement} zone={zone} />
        <AgreementFacts agreement={agreement} zone={zone} />
        {versions.length > 1 && (
          <Card>
            <CardTitle component="h2">{t('plans.versions')}</CardTitle>
            <CardBody>
              <Table variant="compact" aria-label={t('plans.versions')}>
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
                  {versions.map((version) => (
                    <AgreementRow key={version.id} tenant={tenant} agreement={version} zone={zone} />
                  ))}
                </Tbody>
              </Table>
            </CardBody>
          </Card>
        )}
      </div>
      <Card className="market-simulator">
        <CardTitle component="h2">{t('agreements.preview')}</CardTitle>
        <CardBody className="market-stack">
          <Loaded query={preview}>{(shown) => <PreviewPanel preview={shown} />}</Loaded>
        </CardBody>
      </Card>
    </div>
  );
}
