import { Button } from '@patternfly/react-core';
import { LockIcon } from '@patternfly/react-icons';
import { useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyPanel } from '@/components/EmptyPanel';
import { signInAddress } from '@/lib/session';

/** Stands in for any page while nobody is signed in; signing in leads back to that page. */
export function SignedOutPage() {
  const { t, i18n } = useTranslation();
  const { href } = useLocation();
  return (
    <div className="market-waiting">
      <EmptyPanel
        title={t('session.signedOutTitle')}
        icon={LockIcon}
        action={
          <Button component="a" href={signInAddress(href, i18n.language)}>
            {t('session.signIn')}
          </Button>
        }
      >
        {t('session.signedOutText')}
      </EmptyPanel>
    </div>
  );
}
