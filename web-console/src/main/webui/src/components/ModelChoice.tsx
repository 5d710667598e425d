import { useQuery } from '@tanstack/react-query';
import type { Control, FieldPath, FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { modelNamesQuery } from '@/lib/models';
import { Choice } from './Choice';
import { ProblemAlert } from './ProblemAlert';

interface Props<V extends FieldValues> {
  control: Control<V>;
  name: FieldPath<V>;
  tenant: string;
  /** One that is on offer before the tenant's models are known. */
  named?: string;
}

/** One of the tenant's own models. */
export function ModelChoice<V extends FieldValues>({ control, name, tenant, named }: Props<V>) {
  const { t } = useTranslation();
  const models = useQuery(modelNamesQuery(tenant));
  const options = [...new Set([...(named ? [named] : []), ...(models.data ?? [])])];
  return (
    <div>
      {models.isError && <ProblemAlert error={models.error} onRetry={() => void models.refetch()} />}
      <Choice
        control={control}
        name={name}
        label={t('plans.model')}
        placeholder={t('plans.chooseModel')}
        options={options.map((model) => ({ value: model, label: model }))}
      />
    </div>
  );
}
