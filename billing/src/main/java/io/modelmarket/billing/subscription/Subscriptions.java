package io.modelmarket.billing.subscription;

import io.modelmarket.billing.period.Period;
import io.modelmarket.billing.plan.PlanVersion;
import io.modelmarket.billing.plan.Plans;
import io.modelmarket.billing.referral.RedeemedCode;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Begins subscriptions of the running tenant. Each is published with its commit. */
@ApplicationScoped
class Subscriptions {

    private final Subscription.Repository subscriptions;
    private final Segments segments;
    private final Plans plans;
    private final Buyers buyers;
    private final Publication publication;
    private final InstantSource clock;

    @Inject
    Subscriptions(
            Subscription.Repository subscriptions,
            Segments segments,
            Plans plans,
            Buyers buyers,
            Publication publication,
            InstantSource clock) {
        this.subscriptions = subscriptions;
        this.segments = segments;
        this.plans = plans;
        this.buyers = buyers;
        this.publication = publication;
        this.clock = clock;
    }

    /**
     * Begins using a plan's model at the plan's version in force.
     *
     * @param referral the code that brought the tenant, if one has
     */
    @Transactional
    Subscribed subscribe(TenantId tenant, UUID planId, @Nullable RedeemedCode referral) {
        ZoneId zone = buyers.zoneOf(tenant);
        PlanVersion plan = plan(planId);
        if (referral != null && !referral.model().equals(plan.model())) {
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE,
                    "The referral code " + referral.code() + " is for " + referral.model() + ", not for " + plan.model()
                            + ".");
        }
        if (referral != null) {
            checkNew(referral);
        }
        Instant now = now();
        Subscription subscription = new Subscription(tenant.value(), plan, zone, referral, now);
        try {
            subscriptions.persistAndFlush(subscription);
        } catch (ConstraintViolationException e) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "You have a subscription to " + plan.model() + " already; change its plan instead.");
        }
        segments.begin(subscription, now);
        publication.publish(subscription, plan);
        publication.publishFreshQuota(subscription, Period.containing(now, zone));
        return new Subscribed(subscription, plan);
    }

    /** Nobody is new who has had a subscription before. */
    private void checkNew(RedeemedCode referral) {
        if (subscriptions.count("model", referral.model().toString()) > 0) {
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE,
                    "The referral code " + referral.code() + " is for who is new to " + referral.model()
                            + "; you have or had a subscription to it. Subscribe without the code.");
        }
    }

    private PlanVersion plan(UUID id) {
        return plans.inForce(id)
                .orElseThrow(() -> new ProblemException(ProblemType.UNPROCESSABLE, "There is no plan " + id + "."));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** A subscription and the plan version it is on. */
    record Subscribed(Subscription subscription, PlanVersion plan) {}
}
