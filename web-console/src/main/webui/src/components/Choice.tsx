import {
  FormGroup,
  FormHelperText,
  FormSelect,
  FormSelectOption,
  HelperText,
  HelperTextItem,
} from '@patternfly/react-core';
import { type Control, type FieldPath, type FieldValues, useController } from 'react-hook-form';
import { useRefusal } from './Refusable';

interface Props<V extends FieldValues> {
  control: Control<V>;
  name: FieldPath<V>;
  label: string;
  options: { value: string; label: string }[];
  placeholder?: string;
  help?: string;
  onChosen?: (value: string) => void;
}

/** One labelled choice of a form. */
export function Choice<V extends FieldValues>({ control, name, label, options, placeholder, help, onChosen }: Props<V>) {
  const { field, fieldState } = useController({ control, name });
  const id = `choice-${name}`;
  const refusal = useRefusal(name, field.value);
  const wrong = fieldState.error?.message ?? refusal;
  return (
    <FormGroup label={label} fieldId={id} isRequired>
      <FormSelect
        id={id}
        value={field.value}
        onChange={(_, value) => {
          field.onChange(value);
          onChosen?.(value);
        }}
        onBlur={field.onBlur}
        validated={wrong ? 'error' : 'default'}
        aria-describedby={`${id}-help`}
        isRequired
      >
        {placeholder && <FormSelectOption value="" label={placeholder} isPlaceholder />}
        {options.map((option) => (
          <FormSelectOption key={option.value} value={option.value} label={option.label} />
        ))}
      </FormSelect>
      <FormHelperText>
        <HelperText id={`${id}-help`} aria-live="polite">
          {wrong ? <HelperTextItem variant="error">{wrong}</HelperTextItem> : help && <HelperTextItem>{help}</HelperTextItem>}
        </HelperText>
      </FormHelperText>
    </FormGroup>
  );
}
