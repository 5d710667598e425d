import { Label, type LabelProps } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';

const COLOURS: Record<string, LabelProps['color']> = {
  DRAFT: 'grey',
  INSPECTING: 'blue',
  IN_REVIEW: 'blue',
  PUBLISHED: 'green',
  ACTIVE: 'green',
  PROPOSED: 'blue',
  REJECTED: 'red',
  QUARANTINED: 'red',
  WITHDRAWN: 'orange',
  CANCELLED: 'grey',
  CANCELED: 'grey',
  ENDED: 'grey',
  SUPERSEDED: 'grey',
  SUSPENDED: 'orange',
  REVOKED: 'red',
  EXPIRED: 'orange',
  FINAL: 'green',
  INTERIM: 'blue',
  AWAITING_APPROVAL: 'blue',
  ISSUING: 'blue',
  LOCKED: 'green',
  INVITED: 'blue',
  APPROVED: 'green',
  DISCARDED: 'grey',
  REOPENED: 'orange',
  OPEN: 'blue',
  OVERDUE: 'red',
  PAID: 'green',
  CREDITED: 'grey',
  OVERPAID: 'orange',
  QUEUED: 'grey',
  RUNNING: 'blue',
  DONE: 'green',
  FAILED: 'red',
};

/** A state, in words and colour. */
export function StatusLabel({ status }: { status: string }) {
  const { t, i18n } = useTranslation();
  const key = `status.${status}`;
  return (
    <Label isCompact color={COLOURS[status] ?? 'grey'}>
      {i18n.exists(key) ? t(key as 'status.DRAFT') : status}
    </Label>
  );
}
