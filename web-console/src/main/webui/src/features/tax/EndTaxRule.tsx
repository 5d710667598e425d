import { FormGroup, TextInput } from '@patternfly/react-core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from '@/components/Confirm';
import { ConfirmForm } from '@/components/ConfirmForm';
import { endTaxRule, type TaxRule, taxRulesQuery } from './api';

const ID = 'tax-rule-end';

/** Ends a rule on a day; what was taxed by it before stays as it is. */
export function EndTaxRule({ rule, onClose }: { rule: TaxRule; onClose: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [to, setTo] = useState(rule.to ?? '');
  const end = useMutation({
    mutationFn: () => endTaxRule(rule.id, to),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: taxRulesQuery.queryKey });
      onClose();
    },
  });
  return (
    <Confirm
      title={t('taxRules.endNamed', { name: rule.name })}
      action={t('taxRules.end')}
      isBusy={end.isPending}
      isDisabled={to === ''}
      error={end.error}
      onConfirm={() => end.mutate()}
      onClose={onClose}
    >
      <p>{t('taxRules.endText')}</p>
      <ConfirmForm>
        <FormGroup label={t('taxRules.to')} fieldId={ID} isRequired>
          <TextInput id={ID} type="date" value={to} isRequired onChange={(_, next) => setTo(next)} />
        </FormGroup>
      </ConfirmForm>
    </Confirm>
  );
}
