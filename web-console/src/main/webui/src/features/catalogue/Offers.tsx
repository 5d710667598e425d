import { Alert, Button, Card, CardBody, CardFooter, CardTitle, Gallery, Title } from '@patternfly/react-core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '@/components/LinkButton';
import { Loaded } from '@/components/Loaded';
import { PlanLimits, PlanPrice } from '@/components/PlanTerms';
import { ProblemAlert } from '@/components/ProblemAlert';
import { billing, body, idempotencyKey } from '@/lib/api/client';
import type { Plan } from '@/lib/api/shapes';
import { offersQuery, subscriptionsQuery } from '@/lib/plans';
import { useMay } from '@/lib/tenants';
import { ReferralField } from './ReferralField';

/** The plans of a model, and subscribing to one. */
export function Offers({ tenant, model }: { tenant: string; model: string }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const offers = useQuery(offersQuery(model));
  const subscriptions = useQuery(subscriptionsQuery(tenant));
  const [referral, setReferral] = useState('');
  const subscribe = useMutation({
    mutationFn: async (planId: string) =>
      body(
        await billing.POST('/v1/tenants/{tenant}/subscriptions', {
          params: { path: { tenant } },
          body: { planId, ...(referral.trim() ? { referralCode: referral.trim() } : {}) },
          headers: { 'Idempotency-Key': idempotencyKey() },
        }),
      ),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['tenant', tenant] }),
  });
  const maySubscribe = useMay(tenant, 'DEVELOPER');
  const current = subscriptions.data?.find(
    (subscription) => subscription.model === model && subscription.status === 'ACTIVE',
  );
  return (
    <section className="market-stack" aria-labelledby="offers">
      <Title headingLevel="h2" size="lg" id="offers">
        {t('catalogue.plans')}
      </Title>
      {subscribe.isError && <ProblemAlert error={subscribe.error} />}
      {subscribe.isSuccess && (
        <Alert
          isInline
          variant="success"
          title={t('catalogue.subscribedTitle')}
          actionLinks={
            <LinkButton variant="link" to="/t/$tenant/keys" params={{ tenant }}>
              {t('catalogue.toKeys')}
            </LinkButton>
          }
        >
          {t('catalogue.subscribedText')}
        </Alert>
      )}
      {subscriptions.data && !current && maySubscribe && <ReferralField code={referral} onChange={setReferral} />}
      <Loaded
        query={offers}
        isEmpty={(plans) => plans.length === 0}
        empty={<Alert isInline variant="info" title={t('catalogue.noPlans')} />}
      >
        {(plans) => (
          <Gallery hasGutter minWidths={{ default: '100%', md: '17rem' }}>
            {plans.map((plan) => (
              <Offer
                key={plan.id}
                plan={plan}
                tenant={tenant}
                maySubscribe={maySubscribe}
                currentPlan={current?.plan.id}
                isBusy={subscribe.isPending}
                onSubscribe={() => subscribe.mutate(plan.id)}
              />
            ))}
          </Gallery>
        )}
      </Loaded>
    </section>
  );
}

interface OfferProps {
  plan: Plan;
  tenant: string;
  maySubscribe: boolean;
  currentPlan: string | undefined;
  isBusy: boolean;
  onSubscribe: () => void;
}

function Offer({ plan, tenant, maySubscribe, currentPlan, isBusy, onSubscribe }: OfferProps) {
  const { t } = useTranslation();
  return (
    <Card isFullHeight>
      <CardTitle component="h3">{plan.name}</CardTitle>
      <CardBody>
        <PlanPrice plan={plan} />
      </CardBody>
      <CardBody isFilled>
        <PlanLimits plan={plan} />
      </CardBody>
      <CardFooter>
        {currentPlan === plan.id && <strong>{t('catalogue.yourPlan')}</strong>}
        {currentPlan !== undefined && currentPlan !== plan.id && (
          <LinkButton variant="secondary" to="/t/$tenant/subscriptions" params={{ tenant }}>
            {t('subscriptions.change')}
          </LinkButton>
        )}
        {currentPlan === undefined && (
          <Button isDisabled={isBusy || !maySubscribe} onClick={onSubscribe}>
            {t('catalogue.subscribe')}
          </Button>
        )}
      </CardFooter>
    </Card>
  );
}
