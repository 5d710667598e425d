import { Button } from '@patternfly/react-core';
import { PlusCircleIcon, TrashIcon } from '@patternfly/react-icons';
import { type Control, useFieldArray } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Choice } from '@/components/Choice';
import { Field } from '@/components/Field';
import type { AgreementForm } from './ruleForm';

const MOST = 20;

/** A percentage; by volume, one from each revenue on. */
export function BandsField({ control, at }: { control: Control<AgreementForm>; at: `rules.${number}` }) {
  const { t } = useTranslation();
  const { fields, append, remove } = useFieldArray({ control, name: `${at}.bands` });
  const isFlat = fields.length === 1;
  return (
    <fieldset className="market-tiers">
      <legend>{t('agreements.percent')}</legend>
      {fields.map((field, index) => (
        <div key={field.id} className="market-tier" role="group" aria-label={t('agreements.bandNumbered', { number: index + 1 })}>
          {!isFlat && (
            <Field control={control} name={`${at}.bands.${index}.from`} label={t('agreements.bandFrom')} inputMode="decimal" isRequired />
          )}
          <Field control={control} name={`${at}.bands.${index}.percent`} label={t('agreements.bandPercent')} help={t('agreements.bandPercentHelp')} isRequired />
          {!isFlat && (
            <Button
              variant="plain"
              icon={<TrashIcon />}
              isDisabled={index === 0}
              onClick={() => remove(index)}
              aria-label={t('agreements.removeBand', { number: index + 1 })}
            />
          )}
        </div>
      ))}
      {!isFlat && (
        <Choice
          control={control}
          name={`${at}.wholeVolume`}
          label={t('agreements.wholeVolume')}
          options={(['no', 'yes'] as const).map((value) => ({ value, label: t(`agreements.volumes.${value}`) }))}
        />
      )}
      {fields.length < MOST && (
        <Button variant="link" isInline icon={<PlusCircleIcon />} onClick={() => append({ from: '', percent: '' })}>
          {t('agreements.addBand')}
        </Button>
      )}
    </fieldset>
  );
}
