import { Button, Label } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { Person } from '@/components/Person';
import { useSession } from '@/lib/session';
import type { BankStatement } from './api';

/** That a statement was withdrawn, by whom and why; or how somebody else than who took it in withdraws it. */
export function StatementWord({ statement, onWithdraw }: { statement: BankStatement; onWithdraw: () => void }) {
  const { t } = useTranslation();
  const isMine = useSession().data?.subject === statement.uploadedBy;
  if (statement.withdrawnBy !== undefined) {
    return (
      <>
        <Label isCompact color="grey">
          {t('bank.withdrawn')}
        </Label>
        <small className="market-subtle market-wrap">
          <Person subject={statement.withdrawnBy} /> {statement.withdrawnReason}
        </small>
      </>
    );
  }
  if (isMine) {
    return <small className="market-subtle">{t('bank.withdrawByOther')}</small>;
  }
  return (
    <Button variant="link" isInline isDanger onClick={onWithdraw} aria-label={t('bank.withdrawNamed', { statement: statement.statement })}>
      {t('bank.withdraw')}
    </Button>
  );
}
