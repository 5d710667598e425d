import type { TFunction } from 'i18next';
import type { Format } from '@/lib/format';
import type { CloseRun } from './api';

/** What a close is called: whose it is, and which month's. */
export const closeName = (run: Pick<CloseRun, 'tenant' | 'period'>, t: TFunction, format: Format) =>
  `${run.tenant ?? t('finance.allTenants')} · ${format.month(run.period)}`;
