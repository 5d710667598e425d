package io.modelmarket.billing.subscription;

import io.modelmarket.billing.period.Period;
import io.modelmarket.billing.plan.PlanVersion;
import io.modelmarket.billing.plan.Plans;
import io.modelmarket.billing.subscription.Subscriptions.Subscribed;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * Moves subscriptions of the running tenant between plans and ends them, now or with their period. Each change is
 * published with its commit.
 */
@ApplicationScoped
class SubscriptionChanges {

    private final Subscription.Repository subscriptions;
    private final Transitions transitions;
    private final Changes changes;
    private final Plans plans;
    private final Publication publication;
    private final InstantSource clock;

    @Inject
    SubscriptionChanges(
            Subscription.Repository subscriptions,
            Transitions transitions,
            Changes changes,
            Plans plans,
            Publication publication,
            InstantSource clock) {
        this.subscriptions = subscriptions;
        this.transitions = transitions;
        this.changes = changes;
        this.plans = plans;
        this.publication = publication;
        this.clock = clock;
    }

    /** Goes on at another plan of the same model; usage before keeps its price. Replaces what was asked for before. */
    @Transactional
    Subscribed move(UUID id, UUID planId, When when) {
        Subscription subscription = running(id);
        PlanVersion plan = plan(planId);
        if (!plan.model().equals(subscription.model())) {
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE,
                    "The plan is for " + plan.model() + ", the subscription for " + subscription.model() + ".");
        }
        Instant now = now();
        switch (when) {
            case NOW -> {
                changes.withdraw(id);
                transitions.move(subscription, plan, now);
            }
            case PERIOD_END ->
                changes.ask(
                        subscription, new PlanRef(plan.planId(), plan.version()), periodEnd(subscription, now), now);
        }
        return current(subscription);
    }

    /** Ends it; what was used stays billable. */
    @Transactional
    void cancel(UUID id, When when) {
        Subscription subscription = locked(id);
        if (subscription.status() == Subscription.Status.CANCELLED) {
            return;
        }
        Instant now = now();
        switch (when) {
            case NOW -> {
                changes.withdraw(id);
                end(subscription, now);
            }
            case PERIOD_END -> changes.ask(subscription, null, periodEnd(subscription, now), now);
        }
    }

    /** Goes on as it is: what was asked for at the period's end is not done. */
    @Transactional
    Subscribed resume(UUID id) {
        Subscription subscription = running(id);
        if (!changes.withdraw(id)) {
            throw new ProblemException(ProblemType.NOT_FOUND, "Nothing is asked for at the end of the period.");
        }
        return current(subscription);
    }

    /**
     * Does what was asked for, if it is due by then, as of the instant it was due; the subscription, if it goes on
     * otherwise than before.
     */
    @Transactional
    Optional<Subscription> carryOut(UUID id, Instant by) {
        Subscription subscription = locked(id);
        Optional<Changes.Change> due = changes.take(id, by);
        if (due.isEmpty() || subscription.status() == Subscription.Status.CANCELLED) {
            return Optional.empty();
        }
        Instant at = due.get().dueAt();
        PlanRef plan = due.get().plan();
        if (plan == null) {
            end(subscription, at);
            return Optional.empty();
        }
        transitions.move(
                subscription, plans.version(plan.planId(), plan.version()).orElseThrow(), at);
        return Optional.of(subscription);
    }

    /** Tells the data planes of it as it is. */
    @Transactional
    void publishAgain(UUID id) {
        Subscription subscription = locked(id);
        publication.publish(subscription, current(subscription).plan());
    }

    private void end(Subscription subscription, Instant at) {
        transitions.end(subscription, current(subscription).plan(), at);
    }

    private Subscribed current(Subscription subscription) {
        return new Subscribed(
                subscription,
                plans.version(subscription.planId(), subscription.planVersion()).orElseThrow());
    }

    private static Instant periodEnd(Subscription subscription, Instant now) {
        return Period.containing(now, subscription.zone()).to();
    }

    private Subscription running(UUID id) {
        Subscription subscription = locked(id);
        if (subscription.status() == Subscription.Status.CANCELLED) {
            throw new ProblemException(ProblemType.CONFLICT, "The subscription is cancelled; subscribe again.");
        }
        return subscription;
    }

    private Subscription locked(UUID id) {
        return subscriptions
                .findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(
                        () -> new ProblemException(ProblemType.NOT_FOUND, "There is no subscription " + id + " here."));
    }

    private PlanVersion plan(UUID id) {
        return plans.inForce(id)
                .orElseThrow(() -> new ProblemException(ProblemType.UNPROCESSABLE, "There is no plan " + id + "."));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
