import type { TFunction } from 'i18next';
import type { Problem } from './problem';

/** What is wrong with one field of a request, as the services say it. */
export interface FieldFault {
  /** The path of the field in what was sent. */
  field: string;
  /** A word for what is wrong, the same each time; see `FieldFault` of the services. */
  code: string;
  /** The service's own words. */
  message: string;
  min?: string | number;
  max?: string | number;
}

/** The fields that a refusal names. */
export function faultsOf(problem: Problem): FieldFault[] {
  const { errors } = problem;
  return Array.isArray(errors)
    ? errors.filter(isFault).map((fault) => ({ ...fault, field: dotted(fault.field), code: fault.code ?? '' }))
    : [];
}

/** Places in lists come as `rules[0].tenant` and as `rules.[0].tenant`; forms name them `rules.0.tenant`. */
function dotted(field: string): string {
  return field.replaceAll(/\.?\[(\d+)\]/g, '.$1').replace(/^\./, '');
}

function isFault(value: unknown): value is FieldFault {
  const fault = value as Partial<FieldFault> | null;
  return typeof fault === 'object' && typeof fault?.field === 'string' && typeof fault.message === 'string';
}

/** What is wrong, in the person's language; what has no words of ours keeps the service's. */
export function faultText(t: TFunction, { code, message, min, max }: Omit<FieldFault, 'field'>): string {
  if (code === 'size' || code === 'range') {
    const bounds = min !== undefined && max !== undefined ? 'Between' : max !== undefined ? 'Most' : min !== undefined ? 'Least' : '';
    return bounds === '' ? t(`faults.${code}`) : t(`faults.${code}${bounds}`, { min, max });
  }
  return t(`faults.${code}`, message);
}
