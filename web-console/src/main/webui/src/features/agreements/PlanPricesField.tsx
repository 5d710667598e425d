import { Button } from '@patternfly/react-core';
import { PlusCircleIcon, TrashIcon } from '@patternfly/react-icons';
import { useQuery } from '@tanstack/react-query';
import { type Control, useFieldArray, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Choice } from '@/components/Choice';
import { Field } from '@/components/Field';
import { offersQuery } from '@/lib/plans';
import type { AgreementForm } from './ruleForm';

const MOST = 50;

/** Wholesale prices: of single plans, and of all others, which are not resold without one. */
export function PlanPricesField({ control, at }: { control: Control<AgreementForm>; at: `rules.${number}` }) {
  const { t } = useTranslation();
  const model = useWatch({ control, name: 'model' });
  const currency = useWatch({ control, name: 'currency' });
  const prices = useWatch({ control, name: `${at}.planPrices` });
  const unit = t(`pricing.unit.${useWatch({ control, name: `${at}.meter` })}`);
  const { fields, append, remove } = useFieldArray({ control, name: `${at}.planPrices` });
  const offers = useQuery({ ...offersQuery(model), enabled: model !== '' });
  const options = (offers.data ?? [])
    .filter((plan) => plan.currency === currency)
    .map((plan) => ({ value: plan.id, label: plan.name }));
  // One that is not on offer here, such as another model's of the same lineage, is kept as it is.
  const optionsOf = (index: number) => {
    const chosen = prices[index];
    const isMissing = chosen && chosen.planId !== '' && options.every(({ value }) => value !== chosen.planId);
    return isMissing ? [...options, { value: chosen.planId, label: chosen.plan || chosen.planId }] : options;
  };
  return (
    <fieldset className="market-tiers">
      <legend>{t('agreements.wholesale', { unit })}</legend>
      <Field
        control={control}
        name={`${at}.unitPrice`}
        label={fields.length === 0 ? t('agreements.wholesaleOfAll') : t('agreements.wholesaleOfOthers')}
        help={fields.length === 0 ? t('plans.priceHelp') : t('agreements.wholesaleHelp')}
        inputMode="decimal"
        isRequired={fields.length === 0}
      />
      {fields.map((field, index) => (
        <div key={field.id} className="market-tier" role="group" aria-label={t('agreements.planPriceNumbered', { number: index + 1 })}>
          <Choice
            control={control}
            name={`${at}.planPrices.${index}.planId`}
            label={t('agreements.plan')}
            placeholder={t('agreements.choosePlan')}
            options={optionsOf(index)}
          />
          <Field control={control} name={`${at}.planPrices.${index}.unitPrice`} label={t('agreements.wholesalePrice')} inputMode="decimal" isRequired />
          <Button
            variant="plain"
            icon={<TrashIcon />}
            onClick={() => remove(index)}
            aria-label={t('agreements.removePlanPrice', { number: index + 1 })}
          />
        </div>
      ))}
      {fields.length < MOST && (
        <Button variant="link" isInline icon={<PlusCircleIcon />} onClick={() => append({ planId: '', plan: '', unitPrice: '' })}>
          {t('agreements.addPlanPrice')}
        </Button>
      )}
    </fieldset>
  );
}
