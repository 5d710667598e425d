import { Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import { TimesIcon } from '@patternfly/react-icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnloadGuard } from '@/lib/leaving';
import { Button } from './Button';

interface Props {
  /** Begins the ids of its parts. */
  id: string;
  title: string;
  variant?: 'small' | 'medium';
  danger?: boolean;
  /** Its text is short enough to be read out when it opens. */
  isBrief?: boolean;
  /** While what it asked for is being done it stays: the answer may be all there will ever be to see. */
  isBusy?: boolean;
  /** Where it may be left without an answer. */
  onClose?: () => void;
  footer: ReactNode;
  children: ReactNode;
}

/** What stands over the page until it is answered. */
export function Dialog({ id, title, variant = 'small', danger, isBrief, isBusy = false, onClose, footer, children }: Props) {
  const { t } = useTranslation();
  useUnloadGuard(isBusy);
  const close = isBusy ? undefined : onClose;
  const warning = { titleIconVariant: 'warning' as const, titleScreenReaderText: t('alertKind.warning') };
  return (
    <Modal
      isOpen
      variant={variant}
      aria-labelledby={`${id}-title`}
      {...(isBrief ? { 'aria-describedby': `${id}-body` } : {})}
      onEscapePress={() => close?.()}
    >
      {onClose && (
        <div className="pf-v6-c-modal-box__close">
          <Button variant="plain" icon={<TimesIcon />} aria-label={t('common.close')} isAriaDisabled={isBusy} onClick={close} />
        </div>
      )}
      <ModalHeader title={title} labelId={`${id}-title`} {...(danger ? warning : {})} />
      <ModalBody id={`${id}-body`} className="market-stack">
        {children}
      </ModalBody>
      <ModalFooter>{footer}</ModalFooter>
    </Modal>
  );
}
