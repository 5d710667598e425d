import { Button, HelperText, HelperTextItem, Title } from '@patternfly/react-core';
import { PlusCircleIcon } from '@patternfly/react-icons';
import { type Control, useFieldArray } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { ComponentFields } from './ComponentFields';
import { blank } from './componentForm';
import type { PlanForm } from './planForm';

const MOST = 20;

/** What a plan charges, component by component, in the order in which they work. */
export function ComponentsField({ control }: { control: Control<PlanForm> }) {
  const { t } = useTranslation();
  const { fields, append, move, remove } = useFieldArray({ control, name: 'components' });
  return (
    <section className="market-stack" aria-labelledby="components-title">
      <div>
        <Title headingLevel="h2" size="lg" id="components-title">
          {t('pricing.components')}
        </Title>
        <HelperText>
          <HelperTextItem>{t('pricing.componentsHelp')}</HelperTextItem>
        </HelperText>
      </div>
      {fields.map((field, index) => (
        <ComponentFields
          key={field.id}
          control={control}
          index={index}
          onUp={index > 0 ? () => move(index, index - 1) : undefined}
          onDown={index < fields.length - 1 ? () => move(index, index + 1) : undefined}
          onRemove={fields.length > 1 ? () => remove(index) : undefined}
        />
      ))}
      {fields.length < MOST && (
        <div>
          <Button
            variant="secondary"
            icon={<PlusCircleIcon />}
            onClick={() => append(blank('RECURRING', t('pricing.kinds.RECURRING')))}
          >
            {t('pricing.add')}
          </Button>
        </div>
      )}
    </section>
  );
}
