import { FormSelect, FormSelectOption } from '@patternfly/react-core';

interface Props<V extends string> {
  label: string;
  /** What stands for no filter. */
  all: string;
  chosen: V | '';
  options: readonly { value: V; label: string }[];
  onChange: (chosen: V | '') => void;
}

/** One of several values, or all of them. */
export function ChoiceFilter<V extends string>({ label, all, chosen, options, onChange }: Props<V>) {
  return (
    <FormSelect
      className="market-filter"
      aria-label={label}
      value={chosen}
      onChange={(_, value) => onChange(value as V | '')}
    >
      <FormSelectOption value="" label={all} />
      {options.map((option) => (
        <FormSelectOption key={option.value} value={option.value} label={option.label} />
      ))}
    </FormSelect>
  );
}
