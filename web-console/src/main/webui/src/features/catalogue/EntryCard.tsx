import { Card, CardBody, CardFooter, CardHeader, CardTitle, Checkbox, Label } from '@patternfly/react-core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LicenceName } from '@/components/LicenceName';
import { shapeText } from '@/components/SignatureTables';
import type { CatalogEntry } from '@/lib/api/shapes';
import { useFormat } from '@/lib/format';
import { useZone } from '@/lib/tenants';

interface Props {
  tenant: string;
  entry: CatalogEntry;
  isChosen: boolean;
  /** Where no more can be compared. */
  isFull: boolean;
  onToggle: () => void;
}

/** One model of the catalogue, in short. */
export function EntryCard({ tenant, entry, isChosen, isFull, onToggle }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const zone = useZone(tenant);
  const inputs = entry.signature.inputs.map((input) => `${input.name} ${input.datatype} ${shapeText(input)}`);
  return (
    <Card isFullHeight className="market-entry">
      <CardHeader actions={{ actions: <Label isCompact color="blue">{entry.latestVersion}</Label>, hasNoOffset: true }}>
        <CardTitle component="h2">
          <Link
            to="/t/$tenant/catalogue/$partner/$model"
            params={{ tenant, partner: entry.partner, model: entry.name }}
          >
            {entry.displayName}
          </Link>
        </CardTitle>
        <small className="market-subtle">{t('catalogue.by', { partner: entry.partnerDisplayName })}</small>
        <small className="market-subtle">
          <code>{entry.model}</code>
        </small>
      </CardHeader>
      <CardBody isFilled>{entry.summary}</CardBody>
      <CardBody>
        <code className="market-hash">{inputs.join(', ')}</code>
        <small className="market-subtle">
          {t('licence.label')} <LicenceName licence={entry.licence} />
        </small>
        <small className="market-subtle">
          {t('compare.latency', { millis: t('releases.millis', { value: format.number(entry.latencyMillis) }) })}
        </small>
      </CardBody>
      <CardFooter>
        <small className="market-subtle">{t('catalogue.published', { day: format.instant(entry.publishedAt, zone) })}</small>
        <Checkbox
          id={`compare-${entry.model}`}
          label={t('compare.choose')}
          aria-label={t('compare.chooseNamed', { model: entry.model })}
          isChecked={isChosen}
          isDisabled={isFull && !isChosen}
          onChange={onToggle}
        />
      </CardFooter>
    </Card>
  );
}
