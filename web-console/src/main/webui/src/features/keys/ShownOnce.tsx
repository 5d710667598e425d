import { ClipboardCopy, Content } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { Alert } from '@/components/Alert';
import { Button } from '@/components/Button';
import { Dialog } from '@/components/Dialog';

interface Props {
  /** Missing where the answer that had it was lost: the service keeps it nowhere. */
  token: string | undefined;
  onClose: () => void;
}

/** A new key; closed by its own button only, so that a slip of the mouse does not lose it. */
export function ShownOnce({ token, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog
      id="once"
      variant="medium"
      title={t('keys.createdTitle')}
      footer={<Button onClick={onClose}>{token === undefined ? t('common.close') : t('keys.stored')}</Button>}
    >
      {token === undefined ? (
        <Alert isInline variant="danger" title={t('keys.lostTitle')}>
          {t('keys.lostText')}
        </Alert>
      ) : (
        <Shown token={token} />
      )}
    </Dialog>
  );
}

function Shown({ token }: { token: string }) {
  const { t } = useTranslation();
  const words = { hoverTip: t('common.copy'), clickTip: t('common.copied') };
  return (
    <>
      <Alert isInline variant="warning" title={t('keys.onceTitle')}>
        {t('keys.onceText')}
      </Alert>
      <ClipboardCopy isReadOnly isCode {...words} copyAriaLabel={t('common.copy')} textAriaLabel={t('keys.key')}>
        {token}
      </ClipboardCopy>
      <Content component="p">{t('keys.environment')}</Content>
      <ClipboardCopy
        isReadOnly
        isCode
        {...words}
        copyAriaLabel={t('callIt.copy', { what: 'MARKET_KEY' })}
        textAriaLabel="MARKET_KEY"
      >
        {`export MARKET_KEY=${token}`}
      </ClipboardCopy>
    </>
  );
}
