import { type Control, type FieldPath, type FieldValues, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { LICENCE_KINDS, type LicenceForm, USUAL_LICENCES } from '@/lib/licences';
import { Choice } from './Choice';
import { Field } from './Field';

/** Under which licence a release may be used. */
export function LicenceFields<V extends FieldValues & LicenceForm>({ control }: { control: Control<V> }) {
  const { t } = useTranslation();
  const at = (name: keyof LicenceForm) => name as FieldPath<V>;
  const kind: string = useWatch({ control, name: at('licenceKind') });
  return (
    <>
      <Choice
        control={control}
        name={at('licenceKind')}
        label={t('licence.title')}
        help={t('licence.help')}
        options={LICENCE_KINDS.map((value) => ({ value, label: t(`licence.kinds.${value}`) }))}
      />
      {kind === 'spdx' && (
        <Field
          control={control}
          name={at('licenceId')}
          wire="licence.id"
          label={t('licence.id')}
          help={t('licence.idHelp')}
          suggestions={USUAL_LICENCES.map((id) => ({ value: id, label: id }))}
          isRequired
        />
      )}
      {kind === 'own' && (
        <div className="market-fields">
          <Field control={control} name={at('licenceName')} wire="licence.name" label={t('licence.name')} isRequired />
          <Field control={control} name={at('licenceUrl')} wire="licence.url" label={t('licence.url')} help={t('licence.urlHelp')} isRequired />
        </div>
      )}
    </>
  );
}
