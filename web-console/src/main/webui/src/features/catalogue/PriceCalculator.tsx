import { FormGroup, FormSelect, FormSelectOption, TextInput } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Simulator } from '@/components/Simulator';
import { COUPON_CODE } from '@/lib/coupons';
import { offersQuery } from '@/lib/plans';

/** "What would I pay?": a plan on offer and a month's use of it, priced by the code that bills it. */
export function PriceCalculator({ model }: { model: string }) {
  const { t } = useTranslation();
  const offers = useQuery(offersQuery(model));
  const [chosen, setChosen] = useState('');
  const [couponCode, setCouponCode] = useState('');
  const isWhole = COUPON_CODE.test(couponCode);
  const plan = offers.data?.find((offer) => offer.id === chosen) ?? offers.data?.[0];
  if (!plan) {
    return null;
  }
  return (
    <div className="market-form">
      <Simulator title={t('pricing.simulatorPlan')} priced={{ planId: plan.id, ...(isWhole ? { couponCode } : {}) }} components={plan.components}>
        {(offers.data?.length ?? 0) > 1 && (
          <FormGroup label={t('pricing.planChoice')} fieldId="simulated-plan">
            <FormSelect id="simulated-plan" value={plan.id} onChange={(_, value) => setChosen(value)}>
              {offers.data?.map((offer) => <FormSelectOption key={offer.id} value={offer.id} label={offer.name} />)}
            </FormSelect>
          </FormGroup>
        )}
        <FormGroup label={t('coupons.coupon')} fieldId="simulated-coupon">
          <TextInput
            id="simulated-coupon"
            value={couponCode}
            maxLength={32}
            autoComplete="off"
            validated={couponCode === '' || isWhole ? 'default' : 'error'}
            onChange={(_, value) => setCouponCode(value.trim().toUpperCase())}
          />
        </FormGroup>
      </Simulator>
    </div>
  );
}
