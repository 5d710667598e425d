import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Alert } from '@/components/Alert';
import { Button } from '@/components/Button';
import { Dialog } from '@/components/Dialog';
import { signInAddress, useSession } from '@/lib/session';

/**
 * Over a page whose session has ended: what was typed stays below it. Signing in happens in another tab; who comes back
 * from there, or says so, goes on.
 */
export function SignInAgain() {
  const { t, i18n } = useTranslation();
  const cache = useQueryClient();
  const session = useSession();
  useEffect(() => {
    // A dialog below would hear the key too, and close with all that was typed in it.
    const heard = (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        event.stopImmediatePropagation();
      }
    };
    globalThis.addEventListener('keydown', heard, { capture: true });
    return () => globalThis.removeEventListener('keydown', heard, { capture: true });
  }, []);
  const goOn = async () => {
    const { data } = await session.refetch();
    if (data?.signedIn) {
      await cache.invalidateQueries();
    }
  };
  return (
    <Dialog
      id="again"
      title={t('session.endedTitle')}
      isBrief
      footer={
        <>
          <Button component="a" href={signInAddress('/', i18n.language)} target="_blank" rel="noopener">
            {t('session.signInTab')}
          </Button>
          <Button variant="secondary" isLoading={session.isFetching} isAriaDisabled={session.isFetching} onClick={() => void goOn()}>
            {t('session.goOn')}
          </Button>
        </>
      }
    >
      <p>{t('session.endedText')}</p>
      {session.isError && <Alert isInline variant="warning" title={t('problems.offline')} />}
    </Dialog>
  );
}
