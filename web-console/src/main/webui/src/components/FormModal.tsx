import { Form } from '@patternfly/react-core';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button';
import { Dialog } from './Dialog';
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
    <Dialog
      id="form"
      title={title}
      isBusy={isBusy}
      onClose={onClose}
      footer={
        <>
          <Button type="submit" form="modal-form" isLoading={isBusy} isDisabled={isBusy}>
            {action}
          </Button>
          <Button variant="link" isAriaDisabled={isBusy} onClick={onClose}>
            {t('common.cancel')}
          </Button>
        </>
      }
    >
      <Refusable error={error}>
        <Form id="modal-form" onSubmit={onSubmit}>
          {children}
        </Form>
      </Refusable>
    </Dialog>
  );
}
