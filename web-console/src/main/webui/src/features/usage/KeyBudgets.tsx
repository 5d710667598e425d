import { Card, CardBody, CardTitle } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { AsOf } from '@/components/AsOf';
import { BudgetCell } from '@/components/BudgetCell';
import { budgetUseQuery, keysQuery } from '@/lib/keys';

const RENEWED_EVERY = 5_000;

/** How much of its budget each key that has one has used; nothing where none has. */
export function KeyBudgets({ tenant, zone }: { tenant: string; zone: string }) {
  const { t } = useTranslation();
  const limited = useQuery(keysQuery(tenant)).data?.filter((key) => key.budget && !key.revokedAt) ?? [];
  const used = useQuery({ ...budgetUseQuery(tenant), enabled: limited.length > 0, refetchInterval: RENEWED_EVERY }).data;
  if (limited.length === 0) {
    return null;
  }
  return (
    <Card>
      <CardTitle component="h2">{t('keyBudgets.all')}</CardTitle>
      <CardBody className="market-stack">
        {limited.map((key) => (
          <div key={key.id}>
            <strong>{key.name}</strong> <code className="market-hash">{`…${key.lastFour}`}</code>
            <div>
              <BudgetCell apiKey={key} use={used?.byKey.get(key.id)} zone={zone} />
            </div>
          </div>
        ))}
        <AsOf asOf={used?.asOf} zone={zone} />
      </CardBody>
    </Card>
  );
}
