import { ActionGroup, Form, FormFieldGroup, FormFieldGroupHeader } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { type Control, type UseFormReturn, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/Button';
import { Choice } from '@/components/Choice';
import { Field } from '@/components/Field';
import { LeaveGuard } from '@/components/LeaveGuard';
import { Refusable } from '@/components/Refusable';
import { Simulator } from '@/components/Simulator';
import { ComponentsField } from './ComponentsField';
import { wireOf } from './componentForm';
import { componentsSchema, type PlanForm } from './planForm';

interface Props {
  form: UseFormReturn<PlanForm>;
  /** What goes before the components: which plan it is. */
  children: ReactNode;
  action: string;
  isBusy: boolean;
  error: unknown;
  onSubmit: (form: PlanForm) => void;
}

/** The terms of a plan, and beside them what a month by these terms would cost. */
export function PlanEditor({ form, children, action, isBusy, error, onSubmit }: Props) {
  const { control, handleSubmit, formState } = form;
  return (
    <div className="market-editor">
      <Form onSubmit={(event) => void handleSubmit(onSubmit)(event)}>
        <LeaveGuard when={formState.isDirty || isBusy} />
        <Refusable error={error}>
          {children}
          <ComponentsField control={control} />
          <Limits control={control} />
        </Refusable>
        <ActionGroup>
          <Button type="submit" isLoading={isBusy} isDisabled={isBusy}>
            {action}
          </Button>
        </ActionGroup>
      </Form>
      <LiveSimulator control={control} />
    </div>
  );
}

function Limits({ control }: { control: Control<PlanForm> }) {
  const { t } = useTranslation();
  const hasQuota = useWatch({ control, name: 'monthlyRequests' }) !== '';
  return (
    <FormFieldGroup
      header={
        <FormFieldGroupHeader
          titleText={{ text: t('plans.limits'), id: 'plan-limits' }}
          titleDescription={t('plans.limitsHelp')}
        />
      }
    >
      <div className="market-fields">
        <Field control={control} name="monthlyRequests" label={t('plans.monthlyRequests')} inputMode="numeric" />
        {hasQuota && (
          <Choice
            control={control}
            name="quotaKind"
            label={t('plans.quotaKind')}
            options={(['HARD', 'SOFT'] as const).map((value) => ({ value, label: t(`plans.quotaKinds.${value}`) }))}
          />
        )}
        {hasQuota && <WithoutBilling control={control} />}
        <Field control={control} name="requestsPerSecond" wire="rateLimit.requestsPerSecond" label={t('plans.requestsPerSecond')} inputMode="numeric" />
        <Field control={control} name="burst" wire="rateLimit.burst" label={t('plans.burst')} help={t('plans.burstHelp')} inputMode="numeric" />
        <Field control={control} name="concurrentRequests" label={t('plans.concurrentRequests')} help={t('plans.concurrentHelp')} inputMode="numeric" />
        <Choice
          control={control}
          name="failedRequests"
          label={t('plans.failedRequests')}
          help={t('plans.failedHelp')}
          options={(['FREE', 'BILLED'] as const).map((value) => ({ value, label: t(`plans.failedKinds.${value}`) }))}
        />
        <Field control={control} name="trialDays" label={t('plans.trialDays')} help={t('plans.trialHelp')} inputMode="numeric" />
      </div>
    </FormFieldGroup>
  );
}

/** What becomes of the quota while the nodes cannot reach billing. */
function WithoutBilling({ control }: { control: Control<PlanForm> }) {
  const { t } = useTranslation();
  const [kind, policy] = useWatch({ control, name: ['quotaKind', 'withoutBilling'] });
  return (
    <>
      <Choice
        control={control}
        name="withoutBilling"
        wire="withoutBilling.policy"
        label={t('plans.withoutBilling')}
        options={(['USUAL', 'ALLOW'] as const).map((value) => ({ value, label: t(`plans.withoutBillings.${kind}_${value}`) }))}
      />
      {policy === 'ALLOW' && (
        <Field
          control={control}
          name="requestsPerNode"
          wire="withoutBilling.requestsPerNode"
          label={t('plans.requestsPerNode')}
          help={t(`plans.requestsPerNodeHelp.${kind}`)}
          inputMode="numeric"
          isRequired
        />
      )}
    </>
  );
}

function LiveSimulator({ control }: { control: Control<PlanForm> }) {
  const { t } = useTranslation();
  const currency = useWatch({ control, name: 'currency' });
  const typed = useWatch({ control, name: 'components' });
  const read = componentsSchema(t).safeParse(typed);
  const components = read.success ? read.data.map(wireOf) : [];
  return (
    <Simulator
      title={t('pricing.simulator')}
      priced={read.success ? { currency, components } : undefined}
      components={read.success ? components : typed.map(wireOf)}
    />
  );
}
