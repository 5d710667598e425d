import { useTranslation } from 'react-i18next';
import { kindOf, problemOf } from '@/lib/api/problem';
import { ServiceWords } from './ServiceWords';

/** What a refusal is, in the reader's language, and the service's words below it. */
export function ProblemText({ error }: { error: unknown }) {
  const { t, i18n } = useTranslation();
  const problem = problemOf(error);
  const title = useProblemTitle(error);
  const advice = `problemAdvice.${kindOf(problem.type)}`;
  return (
    <>
      <p>
        {title} {i18n.exists(advice) && t(advice as 'problemAdvice.offline')}
      </p>
      <ServiceWords>{problem.detail}</ServiceWords>
    </>
  );
}

/** What a refusal is called. */
export function useProblemTitle(error: unknown): string {
  const { t, i18n } = useTranslation();
  const { type, title } = problemOf(error);
  const known = `problems.${kindOf(type)}`;
  return i18n.exists(known) ? t(known as 'problems.offline') : title || t('problems.unknown');
}
