import { Progress, ProgressMeasureLocation, ProgressVariant } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import type { ApiKey } from '@/lib/api/shapes';
import { useFormat } from '@/lib/format';
import type { BudgetUse } from '@/lib/keys';

const NEARLY = 80;
const WHOLE = 100;

interface Props {
  apiKey: ApiKey;
  /** Unknown while billing has not counted for the budget, which it learns of a moment after it is set. */
  use: BudgetUse | undefined;
  zone: string;
}

/** What a key may use of a month, and how much of that is gone. */
export function BudgetCell({ apiKey, use, zone }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { budget } = apiKey;
  if (!budget) {
    return t('keyBudgets.none');
  }
  const limit = format.number(budget.monthlyRequests);
  const kind = t(`keyBudgets.kinds.${budget.kind}`);
  if (!use) {
    return (
      <>
        {t('keyBudgets.limit', { limit })}
        <small className="market-subtle">{kind}</small>
      </>
    );
  }
  const percent = Math.min(Math.floor((use.used / budget.monthlyRequests) * WHOLE), WHOLE);
  const variant = percent >= WHOLE ? ProgressVariant.danger : percent >= NEARLY ? ProgressVariant.warning : undefined;
  const spent = t('keyBudgets.spent', { used: format.number(use.used), limit });
  return (
    <Progress
      id={`budget-${apiKey.id}`}
      size="sm"
      value={percent}
      valueText={spent}
      aria-label={t('keyBudgets.of', { name: apiKey.name })}
      label={format.percent(percent / WHOLE)}
      measureLocation={ProgressMeasureLocation.outside}
      helperText={[spent, kind, t('keyBudgets.resets', { instant: format.instant(use.resetsAt, zone) })].join(' · ')}
      {...(variant ? { variant } : {})}
    />
  );
}
