package io.modelmarket.billing.subscription;

import io.modelmarket.billing.period.Period;
import io.modelmarket.billing.plan.PlanVersion;
import io.modelmarket.billing.plan.Plans;
import io.modelmarket.billing.referral.RedeemedCode;
import io.modelmarket.billing.subscription.Subscription.Status;
import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Begins subscriptions of the running tenant. Each is published with its commit. */
@ApplicationScoped
class Subscriptions {

    private final Subscription.Repository subscriptions;
    private final Transitions transitions;
    private final Plans plans;
    private final Buyers buyers;
    private final InstantSource clock;

    @Inject
    Subscriptions(
            Subscription.Repository subscriptions,
            Transitions transitions,
            Plans plans,
            Buyers buyers,
            InstantSource clock) {
        this.subscriptions = subscriptions;
        this.transitions = transitions;
        this.plans = plans;
        this.buyers = buyers;
        this.clock = clock;
    }

    /**
     * Begins using a plan's model at the plan's version in force. A subscription to the model that was cancelled in the
     * running month goes on instead: what was used of its month counts, as if it had been moved to the plan.
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
        Optional<Subscription> ended = endedThisMonth(plan.model(), now);
        if (ended.isPresent()) {
            return goOn(ended.get(), plan, now);
        }
        Subscription subscription =
                new Subscription(tenant.value(), plan, zone, referral, firstSubscribed(plan.model()), now);
        store(subscription);
        transitions.begin(subscription, plan, now);
        return new Subscribed(subscription, plan);
    }

    /** Where another instance's clock is ahead, it may have ended just now. */
    private Subscribed goOn(Subscription ended, PlanVersion plan, Instant now) {
        Instant end = endOf(ended);
        ended.beginAgain(plan);
        store(ended);
        transitions.beginAgain(ended, plan, end.isAfter(now) ? end : now);
        return new Subscribed(ended, plan);
    }

    private void store(Subscription subscription) {
        try {
            subscriptions.persistAndFlush(subscription);
        } catch (ConstraintViolationException e) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "You have a subscription to " + subscription.model() + " already; change its plan instead.");
        }
    }

    /** The last one to the model that has ended, if that was in the running month, and not as it began. */
    private Optional<Subscription> endedThisMonth(ModelName model, Instant now) {
        return subscriptions
                .find("model = ?1 and status = ?2 order by cancelledAt desc", model.toString(), Status.CANCELLED)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .filter(ended -> endOf(ended)
                        .isAfter(Period.containing(now, ended.zone()).from()));
    }

    private static Instant endOf(Subscription ended) {
        return Objects.requireNonNull(ended.cancelledAt());
    }

    /** When the tenant first subscribed to the model; null: never before. */
    private @Nullable Instant firstSubscribed(ModelName model) {
        return subscriptions
                .find("model", Sort.ascending("createdAt"), model.toString())
                .firstResultOptional()
                .map(Subscription::createdAt)
                .orElse(null);
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
