import { Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import { TimesIcon } from '@patternfly/react-icons';
import { type ReactNode, useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnloadGuard } from '@/lib/leaving';
import { Button } from './Button';
import { Discard } from './Discard';

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
  /** Where it may be left without an answer; asked about where something is typed, but not on the button that says so. */
  onClose?: () => void;
  footer: ReactNode;
  children: ReactNode;
}

/** What stands in the fields of a dialog: what was typed and taken back again is nothing to lose. */
function valuesIn(place: HTMLElement | null): string {
  const fields = place?.querySelectorAll<HTMLInputElement>('input, select, textarea') ?? [];
  return JSON.stringify([...fields].map((field) => [field.value, field.checked]));
}

/** What stands over the page until it is answered. */
export function Dialog({ id, title, variant = 'small', danger, isBrief, isBusy = false, onClose, footer, children }: Props) {
  const { t } = useTranslation();
  const [isTyped, setTyped] = useState(false);
  const fields = useRef<HTMLDivElement>(null);
  const opened = useRef<string>(undefined);
  const [isLeaving, setLeaving] = useState(false);
  useUnloadGuard(isBusy || isTyped);
  const keep = useCallback((place: HTMLDivElement | null) => {
    fields.current = place;
    opened.current ??= valuesIn(place);
  }, []);
  if (isLeaving && isBusy) {
    setLeaving(false);
  }
  const leave = () => {
    if (isBusy || !onClose) {
      return;
    }
    if (isLeaving) {
      setLeaving(false);
    } else if (isTyped && valuesIn(fields.current) !== opened.current) {
      setLeaving(true);
    } else {
      onClose();
    }
  };
  const warning = { titleIconVariant: 'warning' as const, titleScreenReaderText: t('alertKind.warning') };
  return (
    <Modal
      isOpen
      variant={variant}
      aria-labelledby={`${id}-title`}
      {...(isBrief ? { 'aria-describedby': `${id}-body` } : {})}
      onEscapePress={leave}
    >
      {onClose && (
        <div className="pf-v6-c-modal-box__close">
          <Button variant="plain" icon={<TimesIcon />} aria-label={t('common.close')} isAriaDisabled={isBusy} onClick={leave} />
        </div>
      )}
      <ModalHeader title={title} labelId={`${id}-title`} {...(danger ? warning : {})} />
      <ModalBody id={`${id}-body`}>
        <div ref={keep} className="market-stack" onChange={() => setTyped(true)}>
          {children}
        </div>
      </ModalBody>
      <ModalFooter>{isLeaving && onClose ? <Discard onDiscard={onClose} onKeep={() => setLeaving(false)} /> : footer}</ModalFooter>
    </Modal>
  );
}
