package io.modelmarket.billing.subscription;

import io.modelmarket.billing.plan.PlanVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Moves and ends a subscription with its stretches of time, and tells the data planes with the commit. */
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

    /** Goes on at another plan version. */
    @Transactional(Transactional.TxType.MANDATORY)
    void move(Subscription subscription, PlanVersion plan, Instant at) {
        if (subscription.moveTo(plan)) {
            subscriptions.flush();
            segments.end(subscription, at);
            segments.begin(subscription, at);
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
        if (subscription.cancel(at)) {
            subscriptions.flush();
            segments.end(subscription, at);
            publication.publish(subscription, plan);
        }
    }
}
