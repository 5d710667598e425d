import { Button, PageSection } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/components/ProblemAlert';

/** The page itself failed: say so, and offer to load it afresh. */
export function CrashPage({ error }: { error: unknown }) {
  const { t } = useTranslation();
  return (
    <PageSection>
      <ProblemAlert error={error} />
      <Button variant="link" onClick={() => globalThis.location.reload()}>
        {t('common.reload')}
      </Button>
    </PageSection>
  );
}
