import { FormGroup, FormHelperText, HelperText, HelperTextItem, TextArea, TextInput } from '@patternfly/react-core';
import { type Control, type FieldPath, type FieldValues, useController } from 'react-hook-form';
import { useRefusal } from './Refusable';
import { WrongText } from './WrongText';

interface Props<V extends FieldValues> {
  control: Control<V>;
  name: FieldPath<V>;
  label: string;
  help?: string;
  isRequired?: boolean;
  multiline?: boolean;
  inputMode?: 'decimal' | 'numeric' | 'text';
  placeholder?: string;
  /** What is offered while it is typed; anything else may be typed. */
  suggestions?: readonly { value: string; label: string }[];
  /** Its path in what is sent, where that is another than its name in the form. */
  wire?: string;
  type?: 'text' | 'date' | 'month' | 'datetime-local' | 'email';
}

/** One labelled text field of a form, with what is wrong said below it and to screen readers. */
export function Field<V extends FieldValues>(props: Props<V>) {
  const { control, name, label, help, isRequired, multiline, inputMode, placeholder, suggestions, wire, type } = props;
  const {
    field: { ref: focusTarget, ...field },
    fieldState,
  } = useController({ control, name });
  const id = `field-${name}`;
  const refusal = useRefusal(wire ?? name, field.value);
  const wrong = fieldState.error?.message ?? refusal;
  const shared = {
    id,
    name,
    value: field.value ?? '',
    onBlur: field.onBlur,
    isRequired: isRequired === true,
    validated: wrong ? ('error' as const) : ('default' as const),
    'aria-describedby': `${id}-help`,
    ...(placeholder ? { placeholder } : {}),
  };
  return (
    <FormGroup label={label} fieldId={id} isRequired={isRequired === true}>
      {multiline ? (
        <TextArea {...shared} ref={focusTarget} rows={3} resizeOrientation="vertical" onChange={(_, value) => field.onChange(value)} />
      ) : (
        <TextInput
          {...shared}
          ref={focusTarget}
          type={type ?? 'text'}
          inputMode={inputMode ?? 'text'}
          autoComplete="off"
          onChange={(_, value) => field.onChange(value)}
          {...(suggestions ? { list: `${id}-offered` } : {})}
        />
      )}
      {suggestions && (
        <datalist id={`${id}-offered`}>
          {suggestions.map(({ value, label: words }) => (
            <option key={value} value={value} label={words} />
          ))}
        </datalist>
      )}
      <FormHelperText>
        <HelperText id={`${id}-help`} aria-live="polite">
          {wrong ? <WrongText>{wrong}</WrongText> : help && <HelperTextItem>{help}</HelperTextItem>}
        </HelperText>
      </FormHelperText>
    </FormGroup>
  );
}
