import { Card, CardBody, CardTitle, Label, Progress, ProgressMeasureLocation, ProgressVariant } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { AsOf } from '@/components/AsOf';
import { Loaded } from '@/components/Loaded';
import type { Quota } from '@/lib/api/shapes';
import { useFormat } from '@/lib/format';
import { quotasQuery } from './api';

const NEARLY = 0.8;
const WHOLE_PERCENT = 100;

/** How much of each quota is spent, what happens at its end, which alerts it has given, and when it starts anew. */
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

/** Only a hard quota that is spent refuses anything: past a soft one calls go on and are charged. */
export function Meter({ quota, zone }: { quota: Quota; zone: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { limit, quotaKind = 'HARD' } = quota;
  if (limit === undefined) {
    return (
      <div>
        <strong>{quota.model}</strong>
        <p className="market-as-of">{t('quotas.unlimited', { used: format.number(quota.used) })}</p>
      </div>
    );
  }
  const fraction = limit === 0 ? 1 : quota.used / limit;
  const isSpent = fraction >= 1 && quotaKind === 'HARD';
  const variant = isSpent ? ProgressVariant.danger : fraction >= NEARLY ? ProgressVariant.warning : undefined;
  const percent = Math.floor(fraction * WHOLE_PERCENT);
  const spent = t('quotas.spent', { used: format.number(quota.used), limit: format.number(limit) });
  const resets = t('quotas.resets', { instant: format.instant(quota.resetsAt, zone), zone });
  return (
    <div>
      <Progress
        id={`quota-${quota.subscription}`}
        title={quota.model}
        value={Math.min(percent, WHOLE_PERCENT)}
        valueText={spent}
        label={format.percent(percent / WHOLE_PERCENT)}
        measureLocation={ProgressMeasureLocation.outside}
        helperText={[spent, t(`plans.quotaKinds.${quotaKind}`), resets].join(' · ')}
        {...(variant ? { variant } : {})}
      />
      {quota.alerts.map(({ level, reachedAt }) => (
        <Label key={level} isCompact color={level >= WHOLE_PERCENT ? 'red' : 'orange'}>
          {t('quotas.alert', { level: format.percent(level / WHOLE_PERCENT), instant: format.instant(reachedAt, zone) })}
        </Label>
      ))}
    </div>
  );
}
