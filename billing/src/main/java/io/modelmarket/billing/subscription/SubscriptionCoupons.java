package io.modelmarket.billing.subscription;

import io.modelmarket.billing.coupon.Redemptions.Holder;
import io.modelmarket.billing.coupon.Redemptions.Target;
import io.modelmarket.billing.plan.PlanVersion;
import io.modelmarket.billing.plan.Plans;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** The running tenant's subscriptions as coupons need them. */
@ApplicationScoped
class SubscriptionCoupons {

    private final Subscription.Repository subscriptions;
    private final Plans plans;

    @Inject
    SubscriptionCoupons(Subscription.Repository subscriptions, Plans plans) {
        this.subscriptions = subscriptions;
        this.plans = plans;
    }

    /**
     * A subscription that goes on.
     *
     * @throws ProblemException when there is none, or it has ended
     */
    @Transactional
    public Holder holder(UUID id) {
        Subscription subscription = subscriptions
                .findByIdOptional(id)
                .orElseThrow(
                        () -> new ProblemException(ProblemType.NOT_FOUND, "There is no subscription " + id + " here."));
        if (subscription.status() == Subscription.Status.CANCELLED) {
            throw new ProblemException(ProblemType.CONFLICT, "The subscription is cancelled; subscribe again.");
        }
        PlanVersion plan =
                plans.version(subscription.planId(), subscription.planVersion()).orElseThrow();
        return new Holder(
                subscription.tenant(),
                id,
                subscription.zone(),
                new Target(
                        plan.model().partner().value(),
                        plan.planId(),
                        plan.tariff().currency()));
    }
}
