import {
  FormGroup,
  FormHelperText,
  FormSelect,
  FormSelectOption,
  HelperText,
  HelperTextItem,
} from '@patternfly/react-core';
import { type Control, type FieldPath, type FieldValues, useController } from 'react-hook-form';
import { useFocusTarget } from '@/lib/focus';
import { useRefusal } from './Refusable';
import { WrongText } from './WrongText';

interface Props<V extends FieldValues> {
  control: Control<V>;
  name: FieldPath<V>;
  label: string;
  options: { value: string; label: string }[];
  placeholder?: string;
  help?: string;
  /** Its path in what is sent, where that is another than its name in the form. */
  wire?: string;
  /** Whether one has to be chosen: usually, but where nothing is one of the options. */
  isRequired?: boolean;
  onChosen?: (value: string) => void;
}

/** One labelled choice of a form. */
export function Choice<V extends FieldValues>(props: Props<V>) {
  const { control, name, label, options, placeholder, help, wire, isRequired, onChosen } = props;
  const {
    field: { ref: focusTarget, ...field },
    fieldState,
  } = useController({ control, name });
  const id = `choice-${name}`;
  useFocusTarget(id, focusTarget);
  const refusal = useRefusal(wire ?? name, field.value);
  const wrong = fieldState.error?.message ?? refusal;
  const needed = isRequired ?? options.every(({ value }) => value !== '');
  return (
    <FormGroup label={label} fieldId={id} isRequired={needed}>
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
        isRequired={needed}
      >
        {placeholder && <FormSelectOption value="" label={placeholder} isPlaceholder />}
        {options.map((option) => (
          <FormSelectOption key={option.value} value={option.value} label={option.label} />
        ))}
      </FormSelect>
      <FormHelperText>
        <HelperText id={`${id}-help`} aria-live="polite">
          {wrong ? <WrongText>{wrong}</WrongText> : help && <HelperTextItem>{help}</HelperTextItem>}
        </HelperText>
      </FormHelperText>
    </FormGroup>
  );
}
