import { type Control, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Choice } from '@/components/Choice';
import { Field } from '@/components/Field';
import { type Moves, OrderedCard } from '@/components/OrderedCard';
import { METERS } from '@/lib/terms';
import { BandsField } from './BandsField';
import { PlanPricesField } from './PlanPricesField';
import { LimitFields } from './LimitFields';
import { type AgreementForm, BASES, hasMonths, ROLES, RULE_KINDS } from './ruleForm';
import { REFERABLE } from './wrongFields';

interface Props extends Moves {
  control: Control<AgreementForm>;
  index: number;
}

/** One rule: who has something in which role, and the fields of its kind. */
export function RuleFields({ control, index, ...moves }: Props) {
  const { t } = useTranslation();
  const at = `rules.${index}` as const;
  const kind = useWatch({ control, name: `${at}.kind` });
  const unit = t(`pricing.unit.${useWatch({ control, name: `${at}.meter` })}`);
  const mode = useWatch({ control, name: 'mode' });
  const tenant = useWatch({ control, name: `${at}.tenant` });
  const numbered = t('agreements.ruleNumbered', { number: index + 1 });
  return (
    <OrderedCard title={`${index + 1}. ${tenant || numbered}`} label={numbered} name={tenant ? `${index + 1}. ${tenant}` : numbered} {...moves}>
      <Field control={control} name={`${at}.tenant`} label={t('agreements.participant')} help={t('agreements.tenantHelp')} isRequired />
      <Choice
        control={control}
        name={`${at}.role`}
        label={t('agreements.role')}
        options={ROLES.map((value) => ({ value, label: t(`shareRoles.${value}`) }))}
      />
      <Choice
        control={control}
        name={`${at}.kind`}
        label={t('agreements.kind')}
        help={t(`agreements.kindHelp.${kind}`)}
        options={RULE_KINDS.map((value) => ({ value, label: t(`agreements.kinds.${value}`) }))}
      />
      {kind === 'PERCENT' && (
        <Choice
          control={control}
          name={`${at}.basis`}
          label={t('agreements.basis')}
          options={BASES.map((value) => ({ value, label: t(`agreements.bases.${value}`) }))}
        />
      )}
      {kind === 'PERCENT' && <BandsField control={control} at={at} />}
      {(kind === 'PER_UNIT' || kind === 'RESALE') && (
        <Choice
          control={control}
          name={`${at}.meter`}
          label={t('agreements.meter')}
          options={METERS.map((value) => ({ value, label: t(`pricing.meters.${value}`) }))}
        />
      )}
      {kind === 'PER_UNIT' && (
        <Field control={control} name={`${at}.unitPrice`} label={t('agreements.perUnit', { unit })} help={t('plans.priceHelp')} inputMode="decimal" isRequired />
      )}
      {kind === 'RESALE' && <PlanPricesField control={control} at={at} />}
      {(kind === 'TOP_UP_TO_MINIMUM' || kind === 'RECOUPMENT') && (
        <Field
          control={control}
          name={`${at}.amount`}
          label={kind === 'RECOUPMENT' ? t('agreements.advance') : t('agreements.minimum')}
          inputMode="decimal"
          isRequired
        />
      )}
      {kind === 'RECOUPMENT' && (
        <Field control={control} name={`${at}.from`} label={t('agreements.from')} help={t('agreements.tenantHelp')} isRequired />
      )}
      {kind === 'RECOUPMENT' && (
        <Field control={control} name={`${at}.collateral`} label={t('agreements.collateral')} help={t('agreements.collateralHelp')} />
      )}
      {hasMonths(kind, mode) && (
        <Field control={control} name={`${at}.months`} wire={`${at}.attribution.months`} label={t('agreements.months')} help={t('agreements.monthsHelp')} inputMode="numeric" />
      )}
      {REFERABLE.includes(kind) && <LimitFields control={control} at={at} />}
    </OrderedCard>
  );
}
