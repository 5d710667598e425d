import type { TFunction } from 'i18next';
import type { Format } from './format';

interface Ruled {
  rule: string;
  percent?: string | undefined;
  /** Where it was agreed as a fraction. */
  rate?: string | undefined;
}

/** The rule by which a share came about, with its percentage as it was agreed. */
export function ruleName({ rule, percent, rate }: Ruled, t: TFunction, format: Format): string {
  const kind = t(`agreements.kinds.${rule as 'PERCENT'}`, rule);
  const part = rate ?? (percent === undefined ? undefined : `${format.decimal(percent)} %`);
  return part === undefined ? kind : `${kind}, ${part}`;
}
