import { Button, ClipboardCopy } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import { Payee } from '@/components/Payee';
import { StatusLabel } from '@/components/StatusLabel';
import { useFormat } from '@/lib/format';
import type { CreditOrder } from './api';

interface Props {
  orders: CreditOrder[];
  zone: string;
  /** Finance sees whose each is, and says that its money has come in. */
  onReceive?: (order: CreditOrder) => void;
}

/** Orders of credit with the reference each is paid under. */
export function OrderTable({ orders, zone, onReceive }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div>
      <Table variant="compact" aria-label={t('prepaid.orders')}>
        <Thead>
          <Tr>
            {onReceive && <Th>{t('finance.tenant')}</Th>}
            <Th>{t('prepaid.orderReference')}</Th>
            <Th>{t('payee.payTo')}</Th>
            <Th>{t('prepaid.ordered')}</Th>
            <Th>{t('financeInvoices.state')}</Th>
            <Th className="market-number">{t('invoices.amount')}</Th>
            {onReceive && <Th screenReaderText={t('common.actions')} />}
          </Tr>
        </Thead>
        <Tbody>
          {orders.map((order) => (
            <Tr key={order.id}>
              {onReceive && <Td dataLabel={t('finance.tenant')}>{order.tenant}</Td>}
              <Td dataLabel={t('prepaid.orderReference')}>
                <ClipboardCopy
                  variant="inline-compact"
                  isCode
                  hoverTip={t('common.copy')}
                  clickTip={t('common.copied')}
                  copyAriaLabel={t('prepaid.copyNamed', { reference: order.reference })}
                >
                  {order.reference}
                </ClipboardCopy>
              </Td>
              <Td dataLabel={t('payee.payTo')}>
                {order.payTo ? <Payee account={order.payTo} /> : !order.creditId && !onReceive && t('payee.unknown')}
              </Td>
              <Td dataLabel={t('prepaid.ordered')}>{format.instant(order.orderedAt, zone)}</Td>
              <Td dataLabel={t('financeInvoices.state')}>
                <StatusLabel status={order.creditId ? 'PAID' : 'OPEN'} />
              </Td>
              <Td dataLabel={t('invoices.amount')} className="market-number">
                {format.money(order.amount.amount, order.amount.currency)}
              </Td>
              {onReceive && (
                <Td isActionCell>
                  {!order.creditId && (
                    <Button
                      variant="link"
                      onClick={() => onReceive(order)}
                      aria-label={t('prepaid.receiveNamed', { reference: order.reference })}
                    >
                      {t('prepaid.receive')}
                    </Button>
                  )}
                </Td>
              )}
            </Tr>
          ))}
        </Tbody>
      </Table>
      <p className="market-as-of">{t('common.zone', { zone })}</p>
    </div>
  );
}
