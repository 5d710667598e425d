import { type Control, useFieldArray } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { OrderedFields } from '@/components/OrderedFields';
import { ComponentFields } from './ComponentFields';
import { blank } from './componentForm';
import type { PlanForm } from './planForm';

const MOST = 20;

/** What a plan charges, component by component, in the order in which they work. */
export function ComponentsField({ control }: { control: Control<PlanForm> }) {
  const { t } = useTranslation();
  const { fields, append, move, remove } = useFieldArray({ control, name: 'components' });
  return (
    <OrderedFields
      id="components-title"
      title={t('pricing.components')}
      help={t('pricing.componentsHelp')}
      items={fields}
      most={MOST}
      add={t('pricing.add')}
      onAdd={() => append(blank('RECURRING', t('pricing.kinds.RECURRING')))}
      onMove={move}
      onRemove={remove}
    >
      {(index, moves) => <ComponentFields control={control} index={index} {...moves} />}
    </OrderedFields>
  );
}
