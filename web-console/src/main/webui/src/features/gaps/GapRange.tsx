import { useTranslation } from 'react-i18next';
import { useFormat } from '@/lib/format';
import type { GapWriteOff } from './api';

/** From which event of a run until which, in which partition. */
export function GapRange({ gap: { first, last, partition } }: { gap: Pick<GapWriteOff, 'first' | 'last' | 'partition'> }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      {t('gaps.rangeOf', { first: format.number(first), last: format.number(last) })}
      <small className="market-subtle">{t('gaps.partition', { partition })}</small>
    </>
  );
}
