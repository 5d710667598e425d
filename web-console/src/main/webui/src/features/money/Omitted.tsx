import { List, ListItem } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { ServiceWords } from '@/components/ServiceWords';
import { useFormat } from '@/lib/format';
import type { Settlement } from './api';

/** Who is not paid by a settlement though something is due, why, and what to do about it. */
export function Omitted({ omitted }: Pick<Settlement, 'omitted'>) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    omitted.length > 0 && (
      <List isPlain isBordered className="market-omitted">
        {omitted.map(({ tenant, amount, code, reason }) => (
          <ListItem key={tenant}>
            {`${t('settlements.omitted', { tenant, amount: format.money(amount.amount, amount.currency) })} ${t(`settlements.omissions.${code}`)}`}
            <ServiceWords isSmall>{reason}</ServiceWords>
          </ListItem>
        ))}
      </List>
    )
  );
}
