import { zodResolver } from '@hookform/resolvers/zod';
import { Button } from '@patternfly/react-core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FormModal } from '@/components/FormModal';
import type { ApiKey } from '@/lib/api/shapes';
import { budgetUseQuery, keysQuery } from '@/lib/keys';
import { clearBudget, setBudget } from './api';
import { BudgetFields } from './BudgetFields';
import { type BudgetForm, budgetOf, budgetSchema } from './budgetForm';

interface Props {
  tenant: string;
  apiKey: ApiKey;
  onClose: () => void;
}

/** Sets, changes or takes away what a key may use of a month. */
export function SetBudget({ tenant, apiKey, onClose }: Props) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const schema = useMemo(() => budgetSchema(t), [t]);
  const { control, handleSubmit } = useForm<BudgetForm>({
    resolver: zodResolver(schema),
    defaultValues: {
      requests: apiKey.budget ? String(apiKey.budget.monthlyRequests) : '',
      kind: apiKey.budget?.kind ?? 'HARD',
    },
  });
  const change = useMutation({
    mutationFn: async (form: BudgetForm | undefined) => {
      await (form ? setBudget(tenant, apiKey.id, budgetOf(form)) : clearBudget(tenant, apiKey.id));
    },
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: keysQuery(tenant).queryKey });
      await cache.invalidateQueries({ queryKey: budgetUseQuery(tenant).queryKey });
      onClose();
    },
  });
  return (
    <FormModal
      title={t('keyBudgets.of', { name: apiKey.name })}
      action={t('keyBudgets.save')}
      isBusy={change.isPending}
      error={change.error}
      onSubmit={(event) => void handleSubmit((form) => change.mutate(form))(event)}
      onClose={onClose}
    >
      <BudgetFields control={control} isRequired />
      {apiKey.budget && (
        <div>
          <Button variant="link" isInline isDanger isDisabled={change.isPending} onClick={() => change.mutate(undefined)}>
            {t('keyBudgets.clear')}
          </Button>
        </div>
      )}
    </FormModal>
  );
}
