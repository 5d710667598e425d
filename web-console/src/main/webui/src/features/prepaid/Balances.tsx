import { Card, CardBody, CardTitle, DescriptionList } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { Fact } from '@/components/Fact';
import { useFormat } from '@/lib/format';
import type { Balance } from './api';

/** What can be used now, by currency, and how much of it was bought or given. */
export function Balances({ balances }: { balances: Balance[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (balances.length === 0) {
    return null;
  }
  return (
    <Card isCompact>
      <CardTitle component="h2">{t('prepaid.balance')}</CardTitle>
      <CardBody>
        <DescriptionList isHorizontal>
          {balances.map(({ total, paid, promotional }) => (
            <Fact key={total.currency} term={total.currency}>
              <strong>{format.money(total.amount, total.currency)}</strong>
              <small className="market-subtle">
                {t('prepaid.parts', {
                  paid: format.money(paid.amount, paid.currency),
                  promotional: format.money(promotional.amount, promotional.currency),
                })}
              </small>
            </Fact>
          ))}
        </DescriptionList>
      </CardBody>
    </Card>
  );
}
