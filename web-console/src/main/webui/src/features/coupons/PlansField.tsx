import { Checkbox, FormFieldGroup, FormFieldGroupHeader } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { type Control, useController } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Loaded } from '@/components/Loaded';
import { plansQuery } from '@/lib/plans';
import type { CouponForm } from './couponForm';

/** Which of the tenant's plans a coupon is for: all where none is chosen. */
export function PlansField({ tenant, control }: { tenant: string; control: Control<CouponForm> }) {
  const { t } = useTranslation();
  const plans = useQuery(plansQuery(tenant));
  const { field } = useController({ control, name: 'plans' });
  const toggle = (id: string, isChosen: boolean) =>
    field.onChange(isChosen ? [...field.value, id] : field.value.filter((chosen) => chosen !== id));
  return (
    <FormFieldGroup
      header={
        <FormFieldGroupHeader
          titleText={{ text: t('coupons.plans'), id: 'coupon-plans' }}
          titleDescription={t('coupons.plansHelp')}
        />
      }
    >
      <Loaded query={plans}>
        {(list) =>
          list.map((plan) => (
            <Checkbox
              key={plan.id}
              id={`coupon-plan-${plan.id}`}
              label={plan.name}
              description={<code>{plan.model}</code>}
              isChecked={field.value.includes(plan.id)}
              onChange={(_, isChosen) => toggle(plan.id, isChosen)}
            />
          ))
        }
      </Loaded>
    </FormFieldGroup>
  );
}
