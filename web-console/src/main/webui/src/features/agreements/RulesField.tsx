import { Button, HelperText, HelperTextItem, Title } from '@patternfly/react-core';
import { PlusCircleIcon } from '@patternfly/react-icons';
import { type Control, useFieldArray } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { type AgreementForm, blankRule } from './ruleForm';
import { RuleFields } from './RuleFields';

const MOST = 50;

/** The rules, in the order in which they are applied. */
export function RulesField({ control }: { control: Control<AgreementForm> }) {
  const { t } = useTranslation();
  const { fields, append, move, remove } = useFieldArray({ control, name: 'rules' });
  return (
    <section className="market-stack" aria-labelledby="rules-title">
      <div>
        <Title headingLevel="h2" size="lg" id="rules-title">
          {t('agreements.rules')}
        </Title>
        <HelperText>
          <HelperTextItem>{t('agreements.rulesHelp')}</HelperTextItem>
        </HelperText>
      </div>
      {fields.map((field, index) => (
        <RuleFields
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
          <Button variant="secondary" icon={<PlusCircleIcon />} onClick={() => append(blankRule('', 'DATA'))}>
            {t('agreements.addRule')}
          </Button>
        </div>
      )}
    </section>
  );
}
