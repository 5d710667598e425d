import { Button } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/lib/format';
import type { Credit } from './api';

interface Props {
  credits: Credit[];
  zone: string;
  /** Finance sees whose each is, and takes back what is left of it. */
  onReverse?: (credit: Credit) => void;
}

const isSome = ({ amount }: Credit['left']) => Number(amount) !== 0;

/** Credits with what is left of each, until when and in which order they are used. */
export function CreditTable({ credits, zone, onReverse }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div>
      <Table variant="compact" aria-label={t('prepaid.credits')}>
        <Thead>
          <Tr>
            {onReverse && <Th>{t('finance.tenant')}</Th>}
            <Th>{t('prepaid.credit')}</Th>
            <Th>{t('prepaid.begun')}</Th>
            <Th>{t('prepaid.expires')}</Th>
            <Th className="market-number">{t('prepaid.priority')}</Th>
            <Th className="market-number">{t('invoices.amount')}</Th>
            <Th className="market-number">{t('prepaid.left')}</Th>
            {onReverse && <Th screenReaderText={t('common.actions')} />}
          </Tr>
        </Thead>
        <Tbody>
          {credits.map((credit) => (
            <Tr key={credit.id}>
              {onReverse && <Td dataLabel={t('finance.tenant')}>{credit.tenant}</Td>}
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
                {isSome(credit.reversed) && (
                  <small className="market-subtle">
                    {t('prepaid.reversed', { amount: format.money(credit.reversed.amount, credit.reversed.currency) })}
                  </small>
                )}
              </Td>
              {onReverse && (
                <Td isActionCell>
                  {isSome(credit.left) && (
                    <Button
                      variant="link"
                      isDanger
                      onClick={() => onReverse(credit)}
                      aria-label={t('prepaid.reverseNamed', {
                        amount: format.money(credit.left.amount, credit.left.currency),
                        tenant: credit.tenant,
                      })}
                    >
                      {t('prepaid.reverse')}
                    </Button>
                  )}
                </Td>
              )}
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
