import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/lib/format';
import type { Credit } from './api';

interface Props {
  credits: Credit[];
  zone: string;
  /** Whether they are several tenants'. */
  withTenant?: boolean;
}

/** Credits with what is left of each, until when and in which order they are used. */
export function CreditTable({ credits, zone, withTenant = false }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div>
      <Table variant="compact" aria-label={t('prepaid.credits')}>
        <Thead>
          <Tr>
            {withTenant && <Th>{t('finance.tenant')}</Th>}
            <Th>{t('prepaid.credit')}</Th>
            <Th>{t('prepaid.begun')}</Th>
            <Th>{t('prepaid.expires')}</Th>
            <Th className="market-number">{t('prepaid.priority')}</Th>
            <Th className="market-number">{t('invoices.amount')}</Th>
            <Th className="market-number">{t('prepaid.left')}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {credits.map((credit) => (
            <Tr key={credit.id}>
              {withTenant && <Td dataLabel={t('finance.tenant')}>{credit.tenant}</Td>}
              <Td dataLabel={t('prepaid.credit')}>
                {t(`prepaid.kinds.${credit.kind}`, credit.kind)}
                <small className="market-subtle">{credit.reason}</small>
              </Td>
              <Td dataLabel={t('prepaid.begun')}>{format.instant(credit.begunAt, zone)}</Td>
              <Td dataLabel={t('prepaid.expires')}>
                {credit.expiresAt ? format.instant(credit.expiresAt, zone) : t('prepaid.never')}
              </Td>
              <Td dataLabel={t('prepaid.priority')} className="market-number">
                {format.number(credit.priority)}
              </Td>
              <Td dataLabel={t('invoices.amount')} className="market-number">
                {format.money(credit.amount.amount, credit.amount.currency)}
              </Td>
              <Td dataLabel={t('prepaid.left')} className="market-number">
                {format.money(credit.left.amount, credit.left.currency)}
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
      <p className="market-as-of">
        {t('prepaid.order')} · {t('common.zone', { zone })}
      </p>
    </div>
  );
}
