import type { Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Field } from '@/components/Field';
import type { AgreementForm } from './ruleForm';

/** The most that a rule gives, in a month and ever, and the months whose usage it is for. */
export function LimitFields({ control, at }: { control: Control<AgreementForm>; at: `rules.${number}` }) {
  const { t } = useTranslation();
  return (
    <>
      <Field control={control} name={`${at}.cap`} label={t('agreements.cap')} help={t('agreements.capHelp')} inputMode="decimal" />
      <Field control={control} name={`${at}.lifetimeCap`} label={t('agreements.lifetimeCap')} help={t('agreements.lifetimeCapHelp')} inputMode="decimal" />
      <Field control={control} name={`${at}.windowFrom`} wire={`${at}.window.from`} type="month" label={t('agreements.windowFrom')} help={t('agreements.windowFromHelp')} />
      <Field control={control} name={`${at}.windowTo`} wire={`${at}.window.to`} type="month" label={t('agreements.windowTo')} help={t('agreements.windowToHelp')} />
    </>
  );
}
