import { Form, FormGroup, FormHelperText, HelperText, HelperTextItem, TextInput } from '@patternfly/react-core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Alert } from '@/components/Alert';
import { Button } from '@/components/Button';
import { Dialog } from '@/components/Dialog';
import { PlanLimits, PlanPrice } from '@/components/PlanTerms';
import { ProblemAlert } from '@/components/ProblemAlert';
import { Simulator } from '@/components/Simulator';
import type { Plan } from '@/lib/api/shapes';
import { COUPON_CODE } from '@/lib/coupons';
import { useKeyedMutation } from '@/lib/keyed';
import { type Subscribed, subscribe } from './subscribe';
import { WrongText } from '@/components/WrongText';

interface Props {
  tenant: string;
  model: string;
  plan: Plan;
  onSubscribed: (outcome: Subscribed) => void;
  onClose: () => void;
}

/** What is agreed to, with the codes that change it, what a month would then cost, and the word that makes it so. */
export function SubscribeDialog({ tenant, model, plan, onSubscribed, onClose }: Props) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [coupon, setCoupon] = useState('');
  const [referral, setReferral] = useState('');
  const isWhole = coupon === '' || COUPON_CODE.test(coupon);
  const order = useKeyedMutation({
    mutationFn: (_, attempt) => subscribe(tenant, plan.id, { coupon, referral }, attempt),
    onSuccess: async (outcome) => {
      await cache.invalidateQueries({ queryKey: ['tenant', tenant] });
      onSubscribed(outcome);
    },
  });
  return (
    <Dialog
      id="subscribe"
      variant="medium"
      title={t('subscribe.title', { plan: plan.name, model })}
      isBusy={order.isPending}
      onClose={onClose}
      footer={
        <>
          <Button isLoading={order.isPending} isDisabled={order.isPending || !isWhole} onClick={() => order.mutate()}>
            {t('catalogue.subscribe')}
          </Button>
          <Button variant="link" isAriaDisabled={order.isPending} onClick={onClose}>
            {t('common.cancel')}
          </Button>
        </>
      }
    >
      {order.isError && <ProblemAlert error={order.error} />}
      <div>
        <PlanPrice plan={plan} />
      </div>
      <div>
        <PlanLimits plan={plan} />
      </div>
      <Form onSubmit={(event) => event.preventDefault()}>
        <Code id="subscribe-coupon" label={t('subscribe.coupon')} help={t('subscribe.couponHelp')} code={coupon} wrong={isWhole ? undefined : t('referrals.codeRule')} onChange={setCoupon} />
        <Code id="subscribe-referral" label={t('catalogue.referral')} help={t('catalogue.referralHelp')} code={referral} onChange={setReferral} />
      </Form>
      <Simulator
        id="subscribe"
        title={t('pricing.bill')}
        priced={{ planId: plan.id, ...(coupon !== '' && isWhole ? { couponCode: coupon } : {}) }}
        components={plan.components}
      />
      <Alert isInline isPlain variant="info" title={t('subscribe.note')} />
    </Dialog>
  );
}

interface CodeProps {
  id: string;
  label: string;
  help: string;
  code: string;
  wrong?: string | undefined;
  onChange: (code: string) => void;
}

function Code({ id, label, help, code, wrong, onChange }: CodeProps) {
  return (
    <FormGroup label={label} fieldId={id}>
      <TextInput
        id={id}
        value={code}
        maxLength={32}
        autoComplete="off"
        validated={wrong ? 'error' : 'default'}
        aria-describedby={`${id}-help`}
        onChange={(_, next) => onChange(next.trim().toUpperCase())}
      />
      <FormHelperText>
        <HelperText id={`${id}-help`} aria-live="polite">
          {wrong ? <WrongText>{wrong}</WrongText> : <HelperTextItem>{help}</HelperTextItem>}
        </HelperText>
      </FormHelperText>
    </FormGroup>
  );
}
