import { Button, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from './ProblemAlert';

interface Props {
  title: string;
  children: ReactNode;
  action: string;
  danger?: boolean;
  isBusy: boolean;
  isDisabled?: boolean;
  error?: unknown;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something is done that is felt elsewhere, and shows how it went. */
export function Confirm({ title, children, action, danger, isBusy, isDisabled, error, onConfirm, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Modal isOpen variant="small" onClose={onClose} aria-labelledby="confirm-title" aria-describedby="confirm-body">
      <ModalHeader title={title} labelId="confirm-title" {...(danger ? { titleIconVariant: 'warning' as const } : {})} />
      <ModalBody id="confirm-body" className="market-stack">
        {error ? <ProblemAlert error={error} /> : null}
        {children}
      </ModalBody>
      <ModalFooter>
        <Button
          variant={danger ? 'danger' : 'primary'}
          isLoading={isBusy}
          isDisabled={isBusy || isDisabled === true}
          onClick={onConfirm}
        >
          {action}
        </Button>
        <Button variant="link" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
