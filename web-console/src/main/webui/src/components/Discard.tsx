import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button';

interface Props {
  onDiscard: () => void;
  onKeep: () => void;
}

/** Asks before what is typed in a dialog is thrown away; in its place, so that what is typed can be seen meanwhile. */
export function Discard({ onDiscard, onKeep }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    keep.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) {
        before.focus();
      }
    };
  }, []);
  return (
    <div role="alertdialog" aria-labelledby={id} className="market-discard">
      <p id={id}>{t('leave.discardText')}</p>
      <Button innerRef={keep} onClick={onKeep}>
        {t('leave.keep')}
      </Button>
      <Button variant="danger" onClick={onDiscard}>
        {t('leave.discard')}
      </Button>
    </div>
  );
}
