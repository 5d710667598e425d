import type { Format } from '@/lib/format';
import type { SelfBilledSummary } from './api';

/** The month in which all of it was used, or the first and the last one. */
export const monthsOf = ({ from, to }: Pick<SelfBilledSummary, 'from' | 'to'>, format: Format) =>
  from === to ? format.month(from) : `${format.month(from)} – ${format.month(to)}`;
