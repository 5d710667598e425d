import { useTranslation } from 'react-i18next';
import { useSession } from '@/lib/session';

const SHORT = 8;

/** Somebody as the services name them in their records: you, or the beginning of an id that says nothing else. */
export function Person({ subject }: { subject: string }) {
  const { t } = useTranslation();
  const you = useSession().data?.subject === subject;
  return you ? <strong>{t('common.you')}</strong> : <code title={subject}>{subject.slice(0, SHORT)}</code>;
}
