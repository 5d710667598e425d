import { Button, Label } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Exchanged } from '@/components/Exchanged';
import { Person } from '@/components/Person';
import { useFormat } from '@/lib/format';
import type { Payment } from './api';

const ZONE = 'UTC';

/** Payments; one that was taken back has a negative one that names it, and cannot be taken back again. */
export function PaymentTable({ payments, onReverse }: { payments: Payment[]; onReverse: (payment: Payment) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const reversed = new Set(payments.map((payment) => payment.reverses));
  return (
    <>
      <Table aria-label={t('payments.title')}>
        <Thead>
          <Tr>
            <Th>{t('payments.receivedOn')}</Th>
            <Th>{t('finance.tenant')}</Th>
            <Th>{t('creditNotes.invoice')}</Th>
            <Th>{t('payments.reference')}</Th>
            <Th>{t('payments.recorded')}</Th>
            <Th className="market-number">{t('invoices.amount')}</Th>
            <Th screenReaderText={t('common.actions')} />
          </Tr>
        </Thead>
        <Tbody>
          {payments.map((payment) => (
            <Tr key={payment.id}>
              <Td dataLabel={t('payments.receivedOn')}>{format.day(payment.receivedOn)}</Td>
              <Td dataLabel={t('finance.tenant')}>{payment.tenant}</Td>
              <Td dataLabel={t('creditNotes.invoice')}>
                <Link to="/finance/invoices/$number" params={{ number: payment.invoice }}>
                  {payment.invoice}
                </Link>
              </Td>
              <Td dataLabel={t('payments.reference')}>{payment.reference}</Td>
              <Td dataLabel={t('payments.recorded')}>
                {format.instant(payment.recordedAt, ZONE)}
                <small className="market-subtle">
                  <Person subject={payment.recordedBy} />
                </small>
              </Td>
              <Td dataLabel={t('invoices.amount')} className="market-number">
                {format.money(payment.amount.amount, payment.amount.currency)}
                {payment.exchange && <Exchanged exchange={payment.exchange} />}
              </Td>
              <Td isActionCell>
                {reversed.has(payment.id) && <Label isCompact>{t('payments.reversed')}</Label>}
                {!payment.reverses && !reversed.has(payment.id) && (
                  <Button
                    variant="link"
                    isDanger
                    onClick={() => onReverse(payment)}
                    aria-label={t('payments.reverseNamed', { reference: payment.reference })}
                  >
                    {t('payments.reverse')}
                  </Button>
                )}
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
      <p className="market-as-of">{t('common.zone', { zone: ZONE })}</p>
    </>
  );
}
