import { Card, CardBody, CardTitle, Progress, ProgressMeasureLocation, ProgressVariant } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { AsOf } from '@/components/AsOf';
import { Loaded } from '@/components/Loaded';
import type { Quota } from '@/lib/api/shapes';
import { useFormat } from '@/lib/format';
import { quotasQuery } from './api';

const NEARLY = 0.8;

/** How much of each hard quota is spent, and when it starts anew. */
export function QuotaMeters({ tenant, zone }: { tenant: string; zone: string }) {
  const { t } = useTranslation();
  const quotas = useQuery(quotasQuery(tenant));
  return (
    <Loaded query={quotas} isEmpty={(report) => report.items.length === 0} empty={null}>
      {(report) => (
        <Card>
          <CardTitle component="h2">{t('quotas.title')}</CardTitle>
          <CardBody className="market-stack">
            {report.items.map((quota) => (
              <Meter key={quota.subscription} quota={quota} zone={zone} />
            ))}
            <AsOf asOf={report.asOf} zone={zone} />
          </CardBody>
        </Card>
      )}
    </Loaded>
  );
}

function Meter({ quota, zone }: { quota: Quota; zone: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (typeof quota.limit !== 'number') {
    return (
      <div>
        <strong>{quota.model}</strong>
        <p className="market-as-of">{t('quotas.unlimited', { used: format.number(quota.used) })}</p>
      </div>
    );
  }
  const fraction = quota.limit === 0 ? 1 : Math.min(quota.used / quota.limit, 1);
  const variant = fraction >= 1 ? ProgressVariant.danger : fraction >= NEARLY ? ProgressVariant.warning : undefined;
  const spent = t('quotas.spent', { used: format.number(quota.used), limit: format.number(quota.limit) });
  const resets = quota.resetsAt ? t('quotas.resets', { instant: format.instant(quota.resetsAt, zone), zone }) : '';
  return (
    <Progress
      id={`quota-${quota.subscription}`}
      title={quota.model}
      value={Math.floor(fraction * 100)}
      valueText={spent}
      label={format.percent(Math.floor(fraction * 100) / 100)}
      measureLocation={ProgressMeasureLocation.outside}
      helperText={[spent, resets].filter(Boolean).join(' · ')}
      {...(variant ? { variant } : {})}
    />
  );
}
