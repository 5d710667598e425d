import { zodResolver } from '@hookform/resolvers/zod';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Choice } from '@/components/Choice';
import { Field } from '@/components/Field';
import { FormModal } from '@/components/FormModal';
import { CURRENCIES } from '@/lib/currencies';
import { useKeyedMutation } from '@/lib/keyed';
import { useZone } from '@/lib/tenants';
import { couponsQuery, makeCoupon } from './api';
import { type CouponForm, couponSchema, draftOf, DURATIONS, emptyCoupon, OFFS } from './couponForm';
import { PlansField } from './PlansField';

/** A coupon for all or some of the tenant's plans. */
export function MakeCoupon({ tenant, onClose }: { tenant: string; onClose: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const zone = useZone(tenant);
  const schema = useMemo(() => couponSchema(t), [t]);
  const { control, handleSubmit } = useForm<CouponForm>({ resolver: zodResolver(schema), defaultValues: emptyCoupon });
  const off = useWatch({ control, name: 'off' });
  const duration = useWatch({ control, name: 'duration' });
  const make = useKeyedMutation({
    mutationFn: (form: CouponForm, attempt) => makeCoupon(tenant, draftOf(form, zone), attempt),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: couponsQuery(tenant).queryKey });
      onClose();
    },
  });
  return (
    <FormModal
      title={t('coupons.make')}
      action={t('coupons.make')}
      isBusy={make.isPending}
      error={make.error}
      onSubmit={(event) => void handleSubmit((form) => make.mutate(form))(event)}
      onClose={onClose}
    >
      <Field control={control} name="code" label={t('coupons.code')} help={t('coupons.codeHelp')} isRequired />
      <div className="market-fields">
        <Choice
          control={control}
          name="off"
          label={t('coupons.off')}
          options={OFFS.map((value) => ({ value, label: t(`coupons.offs.${value}`) }))}
        />
        <Field control={control} name="value" label={t(`coupons.offs.${off}`)} inputMode="decimal" isRequired />
        {off === 'amount' && (
          <Choice
            control={control}
            name="currency"
            label={t('plans.currency')}
            options={CURRENCIES.map((code) => ({ value: code, label: code }))}
          />
        )}
        <Choice
          control={control}
          name="duration"
          label={t('coupons.duration')}
          options={DURATIONS.map((value) => ({ value, label: t(`coupons.durations.${value}`) }))}
        />
        {duration === 'MONTHS' && (
          <Field control={control} name="months" label={t('coupons.months')} inputMode="numeric" isRequired />
        )}
        <Field control={control} name="until" type="date" label={t('coupons.until')} help={t('coupons.untilHelp', { zone })} />
        <Field control={control} name="redemptions" label={t('coupons.most')} help={t('coupons.mostHelp')} inputMode="numeric" />
      </div>
      <PlansField tenant={tenant} control={control} />
    </FormModal>
  );
}
