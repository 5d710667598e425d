import { type Control, useController, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Choice } from '@/components/Choice';
import { Field } from '@/components/Field';
import { type Moves, OrderedCard } from '@/components/OrderedCard';
import { METERS } from '@/lib/terms';
import { KINDS, type Kind, METERED, TIERED } from './componentForm';
import type { PlanForm } from './planForm';
import { TiersField } from './TiersField';

interface Props extends Moves {
  control: Control<PlanForm>;
  index: number;
}

/** One component: its kind and the fields of that kind. */
export function ComponentFields({ control, index, ...moves }: Props) {
  const { t } = useTranslation();
  const at = `components.${index}` as const;
  const name = useWatch({ control, name: `${at}.name` }) || t('pricing.numbered', { number: index + 1 });
  const { field: kind } = useController({ control, name: `${at}.kind` });
  const { field: label } = useController({ control, name: `${at}.name` });
  const chosen = kind.value;
  const usualNames = KINDS.map((candidate) => t(`pricing.kinds.${candidate}`));
  // A name that nobody has thought about goes with the kind.
  const nameAfter = (next: Kind) => {
    if (label.value === '' || usualNames.includes(label.value)) {
      label.onChange(t(`pricing.kinds.${next}`));
    }
  };
  return (
    <OrderedCard title={`${index + 1}. ${name}`} label={t('pricing.numbered', { number: index + 1 })} name={name} {...moves}>
      <Choice
        control={control}
        name={`${at}.kind`}
        wire={`${at}.type`}
        label={t('pricing.type')}
        help={t(`pricing.help.${chosen}`)}
        onChosen={(next) => nameAfter(next as Kind)}
        options={KINDS.map((value) => ({ value, label: t(`pricing.kinds.${value}`) }))}
      />
      <Field control={control} name={`${at}.name`} label={t('pricing.name')} isRequired />
      {METERED.includes(chosen) && (
        <Choice
          control={control}
          name={`${at}.meter`}
          label={t('pricing.meter')}
          options={METERS.map((value) => ({ value, label: t(`pricing.meters.${value}`) }))}
        />
      )}
      {chosen === 'PACKAGE' && (
        <Field control={control} name={`${at}.size`} label={t('pricing.size')} inputMode="numeric" isRequired />
      )}
      {(chosen === 'PER_UNIT' || chosen === 'PACKAGE') && (
        <Field
          control={control}
          name={`${at}.price`}
          label={chosen === 'PACKAGE' ? t('pricing.packagePrice') : t('pricing.price')}
          help={t('plans.priceHelp')}
          inputMode="decimal"
          isRequired
        />
      )}
      {chosen === 'PERCENT_DISCOUNT' && (
        <Field control={control} name={`${at}.percent`} label={t('pricing.percent')} inputMode="decimal" isRequired />
      )}
      {!METERED.includes(chosen) && chosen !== 'PERCENT_DISCOUNT' && (
        <Field control={control} name={`${at}.amount`} label={t('pricing.amount')} inputMode="decimal" isRequired />
      )}
      {METERED.includes(chosen) && (
        <Field
          control={control}
          name={`${at}.included`}
          label={t('pricing.includedField')}
          help={t('pricing.includedHelp')}
          inputMode="numeric"
        />
      )}
      {TIERED.includes(chosen) && <TiersField control={control} at={at} kind={chosen} />}
    </OrderedCard>
  );
}
