import { Button, PageSection } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/components/ProblemAlert';
import { ProblemError } from '@/lib/api/problem';

/** A part of the page that could not be fetched; browsers say it in sentences of their own. */
const UNFETCHED = /dynamically imported module|importing a module|failed to fetch|load failed/i;

/** The page itself failed: say so, and offer to load it afresh. */
export function CrashPage({ error }: { error: unknown }) {
  const { t } = useTranslation();
  return (
    <PageSection>
      <ProblemAlert error={crashOf(error)} />
      <Button variant="link" onClick={() => globalThis.location.reload()}>
        {t('common.reload')}
      </Button>
    </PageSection>
  );
}

/** A mistake in the page is not taken for a connection that is down. */
function crashOf(error: unknown): unknown {
  const isKnown = error instanceof ProblemError || (error instanceof TypeError && UNFETCHED.test(error.message));
  return isKnown ? error : new ProblemError({ type: 'urn:modelmarket:problem:page-failed', title: '', status: 0 });
}
