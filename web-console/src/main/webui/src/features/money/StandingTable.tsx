import { Button } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { StandingLabel } from '@/components/StandingLabel';
import { useFormat } from '@/lib/format';
import type { StandingRow } from './standings';

const ZONE = 'UTC';

interface Props {
  rows: StandingRow[];
  onGrant: (row: StandingRow) => void;
  onNotices: (row: StandingRow) => void;
}

/** Tenants with where they stand, since when, and until when they have time. */
export function StandingTable({ rows, onGrant, onNotices }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div>
      <Table variant="compact" aria-label={t('standing.title')}>
        <Thead>
          <Tr>
            <Th>{t('finance.tenant')}</Th>
            <Th>{t('financeInvoices.state')}</Th>
            <Th>{t('subscriptions.since')}</Th>
            <Th>{t('standing.grace')}</Th>
            <Th screenReaderText={t('common.actions')} />
          </Tr>
        </Thead>
        <Tbody>
          {rows.map((row) => (
            <Tr key={row.tenant}>
              <Td dataLabel={t('finance.tenant')}>
                <Link to="/finance/invoices" search={{ tenant: row.tenant, state: 'OVERDUE' }}>
                  {row.tenant}
                </Link>
              </Td>
              <Td dataLabel={t('financeInvoices.state')}>
                <StandingLabel standing={row.standing} />
              </Td>
              <Td dataLabel={t('subscriptions.since')}>{row.since && format.instant(row.since, ZONE)}</Td>
              <Td dataLabel={t('standing.grace')}>
                {row.graceUntil && (
                  <>
                    {format.instant(row.graceUntil, ZONE)}
                    <small className="market-subtle">{row.graceReason}</small>
                  </>
                )}
              </Td>
              <Td isActionCell modifier="nowrap">
                <Button variant="link" onClick={() => onNotices(row)} aria-label={t('notices.showNamed', { tenant: row.tenant })}>
                  {t('notices.show')}
                </Button>
                <Button variant="link" onClick={() => onGrant(row)} aria-label={t('standing.grantNamed', { tenant: row.tenant })}>
                  {t('standing.grant')}
                </Button>
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
      <p className="market-as-of">{t('common.zone', { zone: ZONE })}</p>
    </div>
  );
}
