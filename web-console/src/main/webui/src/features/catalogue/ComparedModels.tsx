import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LicenceName } from '@/components/LicenceName';
import { shapeText } from '@/components/SignatureTables';
import type { CatalogModel, Tensor } from '@/lib/api/shapes';
import { useFormat } from '@/lib/format';
import { useZone } from '@/lib/tenants';
import { ComparedPlans } from './ComparedPlans';

/** A column for each model, a row for each thing that may decide. */
export function ComparedModels({ tenant, models }: { tenant: string; models: CatalogModel[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const zone = useZone(tenant);
  const latest = (model: CatalogModel) => model.releases[0];
  const rows: { term: string; of: (model: CatalogModel) => ReactNode }[] = [
    { term: t('compare.partner'), of: (model) => model.partnerDisplayName },
    { term: t('licence.title'), of: (model) => <LicenceName licence={latest(model)?.licence} /> },
    { term: t('models.summary'), of: (model) => model.summary },
    { term: t('signature.inputs'), of: (model) => <Tensors tensors={latest(model)?.signature.inputs} /> },
    { term: t('signature.outputs'), of: (model) => <Tensors tensors={latest(model)?.signature.outputs} /> },
    {
      term: t('releases.latency'),
      of: (model) => {
        const release = latest(model);
        return release && t('releases.millis', { value: format.number(release.latencyMillis) });
      },
    },
    { term: t('releases.parameters'), of: (model) => format.number(latest(model)?.parameters ?? 0) },
    {
      term: t('compare.release'),
      of: (model) => (
        <>
          {model.latestVersion}
          <small className="market-subtle">{format.instant(latest(model)?.publishedAt ?? '', zone)}</small>
        </>
      ),
    },
    { term: t('catalogue.plans'), of: (model) => <ComparedPlans model={model} /> },
  ];
  return (
    <>
      <div className="market-compared" role="region" aria-label={t('compare.title')} tabIndex={0}>
        <Table variant="compact" aria-label={t('compare.title')} gridBreakPoint="">
          <Thead>
            <Tr>
              <Th screenReaderText={t('compare.what')} />
              {models.map((model) => {
                const [partner = '', name = ''] = model.model.split('/');
                return (
                  <Th key={model.model}>
                    <Link to="/t/$tenant/catalogue/$partner/$model" params={{ tenant, partner, model: name }}>
                      {model.displayName}
                    </Link>
                    <small className="market-subtle">{model.model}</small>
                  </Th>
                );
              })}
            </Tr>
          </Thead>
          <Tbody>
            {rows.map(({ term, of }) => (
              <Tr key={term}>
                <Th scope="row">{term}</Th>
                {models.map((model) => (
                  <Td key={model.model}>{of(model)}</Td>
                ))}
              </Tr>
            ))}
          </Tbody>
        </Table>
      </div>
      <p className="market-as-of">
        {t('releases.latencyHelp')} · {t('compare.thousandHelp')} · {t('common.zone', { zone })}
      </p>
    </>
  );
}

function Tensors({ tensors }: { tensors: Tensor[] | undefined }) {
  return tensors?.map((tensor) => (
    <code key={tensor.name} className="market-term market-hash">
      {`${tensor.name} ${tensor.datatype} ${shapeText(tensor)}`}
    </code>
  ));
}
