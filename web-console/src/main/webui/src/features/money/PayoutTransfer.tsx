import { Button, Label, type LabelProps } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/lib/format';
import type { Payout } from './api';
import { RefusePayout } from './RefusePayout';

type Transfer = NonNullable<Payout['transfer']>;

const COLOURS: Record<Transfer['state'], LabelProps['color']> = {
  ORDERED: 'blue',
  EXECUTED: 'green',
  RETURNED: 'red',
  REJECTED: 'red',
};

/** How far a payout is at the bank; that it was refused is said here, and taken back. */
export function PayoutTransfer({ settlement, tenant, transfer }: { settlement: string; tenant: string; transfer: Transfer }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [isAsking, setAsking] = useState(false);
  const way = transfer.state === 'ORDERED' ? 'reject' : transfer.state === 'REJECTED' ? 'unreject' : undefined;
  const why = transfer.state === 'RETURNED' || transfer.state === 'REJECTED' ? [transfer.code, transfer.reason] : [];
  return (
    <>
      <Label isCompact color={COLOURS[transfer.state]}>
        {t(`settlements.transfers.${transfer.state}`)}
      </Label>
      <small className="market-subtle">
        {[transfer.on && format.day(transfer.on), ...why].filter(Boolean).join(' · ')}
      </small>
      <small className="market-subtle">
        <code>{transfer.name}</code>
      </small>
      {way && (
        <Button variant="link" isInline aria-label={t(`settlements.${way}Named`, { tenant })} onClick={() => setAsking(true)}>
          {t(`settlements.${way}`)}
        </Button>
      )}
      {way && isAsking && <RefusePayout settlement={settlement} tenant={tenant} way={way} onClose={() => setAsking(false)} />}
    </>
  );
}
