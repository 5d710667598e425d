import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button';
import { Confirming } from './confirming';
import { Dialog } from './Dialog';
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
export function Confirm({ title, children, action, danger = false, isBusy, isDisabled, error, onConfirm, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog
      id="confirm"
      title={title}
      danger={danger}
      isBrief
      isBusy={isBusy}
      onClose={onClose}
      footer={
        <>
          <Button
            variant={danger ? 'danger' : 'primary'}
            isLoading={isBusy}
            isDisabled={isBusy || isDisabled === true}
            onClick={onConfirm}
          >
            {action}
          </Button>
          <Button variant="link" isAriaDisabled={isBusy} onClick={onClose}>
            {t('common.cancel')}
          </Button>
        </>
      }
    >
      {error ? (
        <div className="market-refused">
          <ProblemAlert error={error} />
        </div>
      ) : null}
      <Confirming value={isBusy || isDisabled ? undefined : onConfirm}>{children}</Confirming>
    </Dialog>
  );
}
