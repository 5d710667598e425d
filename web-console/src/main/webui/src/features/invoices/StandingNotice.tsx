import { Alert } from '@/components/Alert';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/lib/format';
import { useMay, useZone } from '@/lib/tenants';
import { standingQuery } from './api';

/** What is overdue and what that has led to; nothing where all is paid. */
export function StandingNotice({ tenant }: { tenant: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const zone = useZone(tenant);
  const mayPay = useMay(tenant, 'FINANCE');
  const standing = useQuery({ ...standingQuery(tenant), enabled: mayPay }).data;
  if (!standing || (standing.standing === 'ACTIVE' && standing.overdue.length === 0)) {
    return null;
  }
  return (
    <Alert
      isInline
      variant={standing.standing === 'ACTIVE' || standing.standing === 'REMINDED' ? 'warning' : 'danger'}
      title={t(`standing.${standing.standing}.own`)}
    >
      <ul>
        {standing.overdue.map((overdue) => (
          <li key={overdue.invoice}>
            <Link to="/t/$tenant/invoices/$number" params={{ tenant, number: overdue.invoice }}>
              {overdue.invoice}
            </Link>
            {`: ${t('standing.owed', {
              amount: format.money(overdue.open.amount, overdue.open.currency),
              due: format.instant(overdue.dueAt, zone),
            })}`}
          </li>
        ))}
      </ul>
      {standing.graceUntil && <p>{t('standing.ownGrace', { instant: format.instant(standing.graceUntil, zone) })}</p>}
      {standing.nextAt && <p>{t('standing.next', { instant: format.instant(standing.nextAt, zone) })}</p>}
    </Alert>
  );
}
