import { useTranslation } from 'react-i18next';
import { useEmail } from '@/lib/people';
import { useSession } from '@/lib/session';

const SHORT = 8;

/** Somebody as the services name them in their records: you, an e-mail, or the beginning of an id that says nothing else. */
export function Person({ subject }: { subject: string }) {
  const { t } = useTranslation();
  const you = useSession().data?.subject === subject;
  const email = useEmail(subject);
  if (you) {
    return <strong>{t('common.you')}</strong>;
  }
  return email ? <span title={subject}>{email}</span> : <code title={subject}>{subject.slice(0, SHORT)}</code>;
}
