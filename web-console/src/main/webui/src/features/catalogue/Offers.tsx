import { Alert } from '@/components/Alert';
import { Button, Card, CardBody, CardFooter, CardTitle, Gallery, Title } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '@/components/LinkButton';
import { Loaded } from '@/components/Loaded';
import { PlanLimits, PlanPrice } from '@/components/PlanTerms';
import { ProblemText } from '@/components/ProblemText';
import type { Plan } from '@/lib/api/shapes';
import { offersQuery, subscriptionsQuery } from '@/lib/plans';
import { useMay } from '@/lib/tenants';
import type { Subscribed } from './subscribe';
import { SubscribeDialog } from './SubscribeDialog';

/** The plans of a model, and subscribing to one. */
export function Offers({ tenant, model }: { tenant: string; model: string }) {
  const { t } = useTranslation();
  const offers = useQuery(offersQuery(model));
  const subscriptions = useQuery(subscriptionsQuery(tenant));
  const [chosen, setChosen] = useState<Plan>();
  const [outcome, setOutcome] = useState<Subscribed>();
  const maySubscribe = useMay(tenant, 'DEVELOPER');
  const current = subscriptions.data?.find(
    (subscription) => subscription.model === model && subscription.status === 'ACTIVE',
  );
  return (
    <section className="market-stack" aria-labelledby="offers">
      <Title headingLevel="h2" size="lg" id="offers">
        {t('catalogue.plans')}
      </Title>
      {outcome && <Outcome tenant={tenant} outcome={outcome} />}
      {!maySubscribe && <Alert isInline isPlain variant="info" title={t('subscribe.mayNot')} />}
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
                maySubscribe={maySubscribe && subscriptions.isSuccess}
                currentPlan={current?.plan.id}
                onSubscribe={() => setChosen(plan)}
              />
            ))}
          </Gallery>
        )}
      </Loaded>
      {chosen && (
        <SubscribeDialog
          tenant={tenant}
          model={model}
          plan={chosen}
          onSubscribed={(made) => {
            setOutcome(made);
            setChosen(undefined);
          }}
          onClose={() => setChosen(undefined)}
        />
      )}
    </section>
  );
}

/** That it is done, what comes next, and what of it was not. */
function Outcome({ tenant, outcome }: { tenant: string; outcome: Subscribed }) {
  const { t } = useTranslation();
  return (
    <>
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
      {outcome.couponRefused !== undefined && (
        <Alert isInline variant="warning" title={t('subscribe.couponRefused')}>
          <ProblemText error={outcome.couponRefused} />
        </Alert>
      )}
    </>
  );
}

interface OfferProps {
  plan: Plan;
  tenant: string;
  maySubscribe: boolean;
  currentPlan: string | undefined;
  onSubscribe: () => void;
}

function Offer({ plan, tenant, maySubscribe, currentPlan, onSubscribe }: OfferProps) {
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
          <Button isDisabled={!maySubscribe} onClick={onSubscribe}>
            {t('catalogue.subscribe')}
          </Button>
        )}
      </CardFooter>
    </Card>
  );
}
