import { Alert } from '@/components/Alert';
import { Button, ClipboardCopy, Content, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';

/** A new key; closed by its own button only, so that a slip of the mouse does not lose it. */
export function ShownOnce({ token, onClose }: { token: string; onClose: () => void }) {
  const { t } = useTranslation();
  const words = { hoverTip: t('common.copy'), clickTip: t('common.copied') };
  return (
    <Modal isOpen variant="medium" aria-labelledby="once-title">
      <ModalHeader title={t('keys.createdTitle')} labelId="once-title" />
      <ModalBody className="market-stack">
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
      </ModalBody>
      <ModalFooter>
        <Button onClick={onClose}>{t('keys.stored')}</Button>
      </ModalFooter>
    </Modal>
  );
}
