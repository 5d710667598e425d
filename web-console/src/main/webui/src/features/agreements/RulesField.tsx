import { type Control, useFieldArray } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { OrderedFields } from '@/components/OrderedFields';
import { type AgreementForm, blankRule } from './ruleForm';
import { RuleFields } from './RuleFields';

const MOST = 50;

/** The rules, in the order in which they are applied. */
export function RulesField({ control }: { control: Control<AgreementForm> }) {
  const { t } = useTranslation();
  const { fields, append, move, remove } = useFieldArray({ control, name: 'rules' });
  return (
    <OrderedFields
      id="rules-title"
      title={t('agreements.rules')}
      help={t('agreements.rulesHelp')}
      items={fields}
      most={MOST}
      add={t('agreements.addRule')}
      onAdd={() => append(blankRule('', 'DATA'))}
      onMove={move}
      onRemove={remove}
    >
      {(index, moves) => <RuleFields control={control} index={index} {...moves} />}
    </OrderedFields>
  );
}
