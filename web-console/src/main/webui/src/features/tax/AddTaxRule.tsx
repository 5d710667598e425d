import { zodResolver } from '@hookform/resolvers/zod';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Choice } from '@/components/Choice';
import { Field } from '@/components/Field';
import { FormModal } from '@/components/FormModal';
import { countries } from '@/lib/countries';
import { useKeyedMutation } from '@/lib/keyed';
import { addTaxRule, taxRulesQuery } from './api';
import { CATEGORIES, ruleOf, type TaxRuleForm, taxRuleSchema } from './taxRuleForm';

/** A rule of the same place as others begins where they have ended; billing refuses what overlaps. */
export function AddTaxRule({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const cache = useQueryClient();
  const schema = useMemo(() => taxRuleSchema(t), [t]);
  const { control, handleSubmit } = useForm<TaxRuleForm>({
    resolver: zodResolver(schema),
    defaultValues: {
      issuerCountry: '',
      consumerCountry: '',
      region: '',
      category: 'STANDARD',
      rate: '',
      name: '',
      from: new Date().toISOString().slice(0, 10),
      to: '',
    },
  });
  const add = useKeyedMutation({
    mutationFn: (form: TaxRuleForm, attempt) => addTaxRule(ruleOf(form), attempt),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: taxRulesQuery.queryKey });
      onClose();
    },
  });
  const places = useMemo(() => countries(i18n.language).map(({ code, name }) => ({ value: code, label: name })), [i18n.language]);
  const country = { options: places, placeholder: t('tenants.chooseCountry') };
  return (
    <FormModal
      title={t('taxRules.add')}
      action={t('taxRules.add')}
      isBusy={add.isPending}
      error={add.error}
      onSubmit={(event) => void handleSubmit((form) => add.mutate(form))(event)}
      onClose={onClose}
    >
      <Field control={control} name="name" label={t('taxRules.name')} help={t('taxRules.nameHelp')} isRequired />
      <div className="market-fields">
        <Choice control={control} name="issuerCountry" label={t('taxRules.issuer')} {...country} />
        <Choice control={control} name="consumerCountry" label={t('taxRules.consumer')} {...country} />
      </div>
      <Field control={control} name="region" label={t('billingProfile.region')} help={t('taxRules.regionHelp')} />
      <div className="market-fields">
        <Choice
          control={control}
          name="category"
          label={t('taxRules.category')}
          options={CATEGORIES.map((value) => ({ value, label: t(`taxRules.categories.${value}`) }))}
        />
        <Field control={control} name="rate" label={t('taxRules.ratePercent')} inputMode="decimal" isRequired />
        <Field control={control} name="from" type="date" label={t('taxRules.from')} isRequired />
        <Field control={control} name="to" type="date" label={t('taxRules.to')} help={t('taxRules.toHelp')} />
      </div>
    </FormModal>
  );
}
