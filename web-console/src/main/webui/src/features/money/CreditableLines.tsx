import { Checkbox } from '@patternfly/react-core';
import { type Control, useController, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Field } from '@/components/Field';
import { useFormat } from '@/lib/format';
import { lineText } from '@/lib/lineText';
import type { CreditForm } from './creditForm';
import type { FinanceInvoice } from './invoices';

/** The lines of an invoice that have something left, to choose from. */
export function CreditableLines({ control, invoice }: { control: Control<CreditForm>; invoice: FinanceInvoice }) {
  const { t } = useTranslation();
  const format = useFormat();
  const lines = useWatch({ control, name: 'lines' });
  const described = (number: number) => {
    const line = invoice.invoice.lines.find((candidate) => candidate.line === number);
    if (!line) {
      return `${number}.`;
    }
    const kind = t(`invoices.lineKinds.${line.kind}`, { period: format.month(line.usagePeriod) });
    return `${number}. ${[line.model, kind, lineText(line, t) ?? line.description].join(' · ')}`;
  };
  const left = (number: number) => {
    const found = invoice.creditable.find((candidate) => candidate.line === number)?.left;
    return found ? t('creditNotes.left', { amount: format.money(found.amount, found.currency) }) : '';
  };
  return (
    <fieldset>
      <legend>{t('creditNotes.lines')}</legend>
      {lines.map(({ line, chosen }, index) => (
        <div key={line} className="market-tier">
          <LineChoice control={control} index={index} label={described(line)} description={left(line)} />
          {chosen && <Field control={control} name={`lines.${index}.amount`} label={t('invoices.amount')} inputMode="decimal" isRequired />}
        </div>
      ))}
    </fieldset>
  );
}

function LineChoice(props: { control: Control<CreditForm>; index: number; label: string; description: string }) {
  const { control, index, label, description } = props;
  const { field } = useController({ control, name: `lines.${index}.chosen` });
  return (
    <Checkbox
      id={`credit-line-${index}`}
      label={label}
      description={description}
      isChecked={field.value}
      onChange={(_, chosen) => field.onChange(chosen)}
    />
  );
}
