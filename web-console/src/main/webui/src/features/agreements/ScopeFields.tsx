import { type Control, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Choice } from '@/components/Choice';
import { Field } from '@/components/Field';
import { type AgreementForm, namesCountries, namesRelease, SCOPES } from './ruleForm';

/** Which revenue of the model a proposal is for; a counter-proposal keeps it. */
export function ScopeFields({ control }: { control: Control<AgreementForm> }) {
  const { t } = useTranslation();
  const scope = useWatch({ control, name: 'scope' });
  return (
    <div className="market-fields">
      <Choice
        control={control}
        name="scope"
        wire="scope.kind"
        label={t('agreements.scope')}
        help={t(`agreements.scopeHelp.${scope}`)}
        options={SCOPES.map((value) => ({ value, label: t(`agreements.scopes.${value}`) }))}
      />
      {namesRelease(scope) && <Field control={control} name="release" wire="scope.version" label={t('plans.version')} isRequired />}
      {namesCountries(scope) && (
        <Field control={control} name="countries" wire="scope.countries" label={t('agreements.countries')} help={t('agreements.countriesHelp')} isRequired />
      )}
    </div>
  );
}
