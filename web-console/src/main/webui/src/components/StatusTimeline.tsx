import { ProgressStep, ProgressStepper } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import type { Release } from '@/lib/api/shapes';
import { useFormat } from '@/lib/format';
import { noteText } from '@/lib/notes';

type Entry = NonNullable<Release['timeline']>[number];

const VARIANTS: Record<string, 'success' | 'danger' | 'warning' | 'info'> = {
  PUBLISHED: 'success',
  REJECTED: 'danger',
  QUARANTINED: 'danger',
  WITHDRAWN: 'warning',
};

/** What has happened to a release, in order; the last entry is where it stands. */
export function StatusTimeline({ entries, zone }: { entries: Entry[]; zone: string }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const words = (status: string) => {
    const key = `status.${status}`;
    return i18n.exists(key) ? t(key as 'status.DRAFT') : status;
  };
  return (
    <>
      <ProgressStepper isVertical aria-label={t('releases.timeline')}>
        {entries.map((entry, index) => {
          const isLast = index === entries.length - 1;
          const variant = VARIANTS[entry.status] ?? (isLast ? 'info' : 'success');
          return (
            <ProgressStep
              key={`${entry.at}-${index}`}
              id={`step-${index}`}
              titleId={`step-${index}-title`}
              variant={variant}
              isCurrent={isLast}
              aria-label={words(entry.status)}
              description={
                <>
                  {format.instant(entry.at, zone)}
                  {entry.by ? ` · ${entry.by}` : ''}
                  {entry.note ? <span className="market-note">{noteText(entry.note, t, format)}</span> : null}
                </>
              }
            >
              {words(entry.status)}
            </ProgressStep>
          );
        })}
      </ProgressStepper>
      <p className="market-as-of">{t('common.zone', { zone })}</p>
    </>
  );
}
