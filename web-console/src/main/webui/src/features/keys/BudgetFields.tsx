import { type Control, type FieldPath, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Choice } from '@/components/Choice';
import { Field } from '@/components/Field';
import { BUDGET_KINDS, type BudgetForm } from './budgetForm';

/** What a key may use of a month, and what happens then. */
export function BudgetFields<V extends BudgetForm>({ control, isRequired }: { control: Control<V>; isRequired: boolean }) {
  const { t } = useTranslation();
  const requests = 'requests' as FieldPath<V>;
  const name = 'kind' as FieldPath<V>;
  const kind = useWatch({ control, name }) as BudgetForm['kind'];
  const label = t(isRequired ? 'keyBudgets.requests' : 'keyBudgets.optional');
  return (
    <>
      <Field control={control} name={requests} label={label} help={t('keyBudgets.requestsHelp')} inputMode="numeric" isRequired={isRequired} />
      <Choice
        control={control}
        name={name}
        label={t('keyBudgets.kind')}
        help={t(`keyBudgets.kindHelp.${kind}`)}
        options={BUDGET_KINDS.map((value) => ({ value, label: t(`keyBudgets.kinds.${value}`) }))}
      />
    </>
  );
}
