import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/lib/format';
import type { TracedEvent } from './api';

interface Props {
  lines: TracedEvent['lines'];
  tenant?: string;
}

/** Invoice lines with an address of the invoice, and for finance who has had which share of each, and when it was paid. */
export function TracedLines({ lines, tenant }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Table variant="compact" aria-label={t('trace.lines')}>
      <Thead>
        <Tr>
          <Th>{t('trace.line')}</Th>
          <Th>{t('trace.what')}</Th>
          <Th className="market-number">{t('invoices.amount')}</Th>
          {tenant === undefined && <Th>{t('trace.shares')}</Th>}
        </Tr>
      </Thead>
      <Tbody>
        {lines.map(({ line, shares = [] }) => (
          <Tr key={line.reference}>
            <Td dataLabel={t('trace.line')}>
              {tenant === undefined ? (
                <Link to="/finance/invoices/$number" params={{ number: line.invoice }}>
                  {line.reference}
                </Link>
              ) : (
                <Link to="/t/$tenant/invoices/$number" params={{ tenant, number: line.invoice }}>
                  {line.reference}
                </Link>
              )}
            </Td>
            <Td dataLabel={t('trace.what')}>{line.description}</Td>
            <Td dataLabel={t('invoices.amount')} className="market-number">
              {format.money(line.amount.amount, line.amount.currency)}
            </Td>
            {tenant === undefined && (
              <Td dataLabel={t('trace.shares')}>
                {shares.map((share) => (
                  <div key={share.id}>
                    {`${share.partner}: ${format.money(share.amount.amount, share.amount.currency)}`}
                    <small className="market-subtle">
                      {[
                        t(`shareRoles.${share.role as 'PLATFORM'}`, share.role),
                        t(`agreements.kinds.${share.rule as 'PERCENT'}`, share.rule),
                        share.payout ? t('trace.paid', { day: format.day(share.payout.executeOn) }) : t('trace.notPaid'),
                      ].join(' · ')}
                    </small>
                  </div>
                ))}
              </Td>
            )}
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
