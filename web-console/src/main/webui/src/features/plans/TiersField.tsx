import { Button, HelperText, HelperTextItem } from '@patternfly/react-core';
import { PlusCircleIcon, TrashIcon } from '@patternfly/react-icons';
import { type Control, useFieldArray } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Field } from '@/components/Field';
import { type Kind, noTier } from './componentForm';
import type { PlanForm } from './planForm';

const MOST = 20;

/** The tiers of a component, each ending above the one before; the last has no end. */
export function TiersField({ control, at, kind }: { control: Control<PlanForm>; at: `components.${number}`; kind: Kind }) {
  const { t } = useTranslation();
  const { fields, insert, remove } = useFieldArray({ control, name: `${at}.tiers` });
  return (
    <fieldset className="market-tiers">
      <legend>{t('pricing.tiers')}</legend>
      <HelperText>
        <HelperTextItem>{t('pricing.tiersHelp')}</HelperTextItem>
      </HelperText>
      {fields.map((field, index) => {
        const isLast = index === fields.length - 1;
        return (
          <div key={field.id} className="market-tier" role="group" aria-label={t('pricing.tierNumbered', { number: index + 1 })}>
            {isLast ? (
              <div className="market-tier-end">
                <strong>{t('pricing.tierEnd')}</strong>
                <span>{t('pricing.tierEndNone')}</span>
              </div>
            ) : (
              <Field control={control} name={`${at}.tiers.${index}.upTo`} label={t('pricing.tierEnd')} inputMode="numeric" isRequired />
            )}
            {kind !== 'STAIRSTEP' && (
              <Field control={control} name={`${at}.tiers.${index}.price`} label={t('pricing.tierPrice')} inputMode="decimal" isRequired />
            )}
            <Field
              control={control}
              name={`${at}.tiers.${index}.flat`}
              label={t('pricing.tierFlat')}
              inputMode="decimal"
              isRequired={kind === 'STAIRSTEP'}
            />
            <Button
              variant="plain"
              icon={<TrashIcon />}
              isDisabled={fields.length < 2}
              onClick={() => remove(index)}
              aria-label={t('pricing.removeTier', { number: index + 1 })}
            />
          </div>
        );
      })}
      {fields.length < MOST && (
        <Button variant="link" isInline icon={<PlusCircleIcon />} onClick={() => insert(fields.length - 1, noTier())}>
          {t('pricing.addTier')}
        </Button>
      )}
    </fieldset>
  );
}
