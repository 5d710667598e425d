import type { Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Choice } from '@/components/Choice';
import { ModelChoice } from '@/components/ModelChoice';
import { CURRENCIES } from '@/lib/currencies';
import type { AgreementForm } from './ruleForm';
import { ScopeFields } from './ScopeFields';

interface Props {
  control: Control<AgreementForm>;
  tenant: string;
  /** The model to begin with. */
  model: string;
}

/** Which of the tenant's models an agreement is for, in which currency, and which part of its revenue. */
export function ModelFields({ control, tenant, model }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <div className="market-fields">
        <ModelChoice control={control} name="model" tenant={tenant} named={model} />
        <Choice
          control={control}
          name="currency"
          label={t('plans.currency')}
          options={CURRENCIES.map((code) => ({ value: code, label: code }))}
        />
      </div>
      <ScopeFields control={control} />
    </>
  );
}
