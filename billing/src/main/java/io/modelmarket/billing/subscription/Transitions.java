package io.modelmarket.billing.subscription;

import io.modelmarket.billing.period.Period;
import io.modelmarket.billing.plan.PlanVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;

/**
 * Begins, moves and ends a subscription with its stretches of time, and tells the data planes with the commit. What
 * should have been done before the running stretch began is done as of its begin: a stretch never ends before it
 * begins.
 */
@ApplicationScoped
class Transitions {

    private final Subscription.Repository subscriptions;
    private final Segments segments;
    private final Publication publication;
    private final QuotaRefresh quotas;

    @Inject
    Transitions(
            Subscription.Repository subscriptions, Segments segments, Publication publication, QuotaRefresh quotas) {
        this.subscriptions = subscriptions;
        this.segments = segments;
        this.publication = publication;
        this.quotas = quotas;
    }

    /** Begins a new one, of which nothing is used yet. */
    @Transactional(Transactional.TxType.MANDATORY)
    void begin(Subscription subscription, PlanVersion plan, Instant at) {
        segments.begin(subscription, at);
        publication.publish(subscription, plan);
        publication.publishFreshQuota(subscription, Period.containing(at, subscription.zone()));
    }

    /** Goes on after it was cancelled; what is counted of its month stays counted. */
    @Transactional(Transactional.TxType.MANDATORY)
    void beginAgain(Subscription subscription, PlanVersion plan, Instant at) {
        segments.begin(subscription, at);
        publication.publish(subscription, plan);
        quotas.promise(subscription);
    }

    /** Goes on at another plan version. */
    @Transactional(Transactional.TxType.MANDATORY)
    void move(Subscription subscription, PlanVersion plan, Instant at) {
        if (subscription.moveTo(plan)) {
            subscriptions.flush();
            Instant from = notBeforeItBegan(subscription, at);
            segments.end(subscription, from);
            segments.begin(subscription, from);
            publication.publish(subscription, plan);
            quotas.promise(subscription);
        }
    }

    /**
     * Ends it.
     *
     * @param plan the version it is on
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void end(Subscription subscription, PlanVersion plan, Instant at) {
        Instant to = notBeforeItBegan(subscription, at);
        if (subscription.cancel(to)) {
            subscriptions.flush();
            segments.end(subscription, to);
            publication.publish(subscription, plan);
        }
    }

    private Instant notBeforeItBegan(Subscription subscription, Instant at) {
        Instant begun = segments.begun(subscription);
        return begun.isAfter(at) ? begun : at;
    }
}
