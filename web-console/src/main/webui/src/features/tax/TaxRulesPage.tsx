import { Button } from '@patternfly/react-core';
import { BalanceScaleIcon } from '@patternfly/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyPanel } from '@/components/EmptyPanel';
import { Loaded } from '@/components/Loaded';
import { PageFrame } from '@/components/PageFrame';
import { AddTaxRule } from './AddTaxRule';
import { taxRulesQuery } from './api';
import { TaxRuleTable } from './TaxRuleTable';

/** Which tax is charged from where to where, and in which days. */
export function TaxRulesPage() {
  const { t } = useTranslation();
  const rules = useQuery(taxRulesQuery);
  const [isAdding, setAdding] = useState(false);
  return (
    <PageFrame
      title={t('taxRules.title')}
      lead={t('taxRules.lead')}
      actions={<Button onClick={() => setAdding(true)}>{t('taxRules.add')}</Button>}
    >
      <Loaded
        query={rules}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <EmptyPanel title={t('taxRules.emptyTitle')} icon={BalanceScaleIcon}>
            {t('taxRules.emptyText')}
          </EmptyPanel>
        }
      >
        {({ items }) => <TaxRuleTable rules={items} />}
      </Loaded>
      {isAdding && <AddTaxRule onClose={() => setAdding(false)} />}
    </PageFrame>
  );
}
