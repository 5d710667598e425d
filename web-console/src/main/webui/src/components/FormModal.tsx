import { Button, Form, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusable } from './Refusable';

interface Props {
  title: string;
  action: string;
  isBusy: boolean;
  error: unknown;
  onSubmit: (event: FormEvent) => void;
  onClose: () => void;
  children: ReactNode;
}

/** A short form over the page: one action, and how it went. */
export function FormModal({ title, action, isBusy, error, onSubmit, onClose, children }: Props) {
  const { t } = useTranslation();
  return (
    <Modal isOpen variant="small" onClose={onClose} aria-labelledby="form-title">
      <ModalHeader title={title} labelId="form-title" />
      <ModalBody className="market-stack">
        <Refusable error={error}>
          <Form id="modal-form" onSubmit={onSubmit}>
            {children}
          </Form>
        </Refusable>
      </ModalBody>
      <ModalFooter>
        <Button type="submit" form="modal-form" isLoading={isBusy} isDisabled={isBusy}>
          {action}
        </Button>
        <Button variant="link" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
