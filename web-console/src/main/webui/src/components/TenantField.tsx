import { FormGroup, FormHelperText, HelperText, HelperTextItem } from '@patternfly/react-core';
import { type Control, type FieldPath, type FieldValues, useController } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useFocusTarget } from '@/lib/focus';
import { useRefusal } from './Refusable';
import { TenantSelect } from './TenantSelect';
import { WrongText } from './WrongText';

interface Props<V extends FieldValues> {
  control: Control<V>;
  name: FieldPath<V>;
  help: string;
  /** Where it may be left empty: what that means. */
  placeholder?: string;
  isRequired?: boolean;
}

/** A tenant in a form of finance's. */
export function TenantField<V extends FieldValues>({ control, name, help, placeholder, isRequired }: Props<V>) {
  const { t } = useTranslation();
  const {
    field: { ref: focusTarget, ...field },
    fieldState,
  } = useController({ control, name });
  const id = `field-${name}`;
  useFocusTarget(id, focusTarget);
  const refusal = useRefusal(name, field.value);
  const wrong = fieldState.error?.message ?? refusal;
  return (
    <FormGroup label={t('finance.tenant')} fieldId={id} isRequired={isRequired === true}>
      <TenantSelect
        id={id}
        tenant={field.value ?? ''}
        placeholder={placeholder ?? t('tenantChoice.search')}
        describedBy={`${id}-help`}
        isWrong={wrong !== undefined}
        onChange={field.onChange}
        onBlur={field.onBlur}
      />
      <FormHelperText>
        <HelperText id={`${id}-help`} aria-live="polite">
          {wrong ? <WrongText>{wrong}</WrongText> : <HelperTextItem>{help}</HelperTextItem>}
        </HelperText>
      </FormHelperText>
    </FormGroup>
  );
}
