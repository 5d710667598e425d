package io.modelmarket.billing.subscription;

import io.modelmarket.billing.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/**
 * The stretches of time a subscription spent on each plan version. Between two there is a gap only where it was
 * cancelled and begun again, within one month.
 */
@ApplicationScoped
class Segments {

    private final Database database;

    @Inject
    Segments(Database database) {
        this.database = database;
    }

    /** Ends the running stretch, if there is one. */
    void end(Subscription subscription, Instant at) {
        database.update(
                "UPDATE subscription_segment SET to_at = ? WHERE subscription_id = ? AND to_at IS NULL",
                at,
                subscription.id());
    }

    /** When the running stretch began. */
    Instant begun(Subscription subscription) {
        return database.first(
                        "SELECT from_at FROM subscription_segment WHERE subscription_id = ? AND to_at IS NULL",
                        row -> Database.instant(row, "from_at"),
                        subscription.id())
                .orElseThrow();
    }

    /** Begins a stretch on the subscription's plan version. */
    void begin(Subscription subscription, Instant at) {
        database.update(
                """
                INSERT INTO subscription_segment (subscription_id, seq, tenant, plan_id, plan_version, from_at)
                SELECT ?, coalesce(max(seq), 0) + 1, ?, ?, ?, ? FROM subscription_segment WHERE subscription_id = ?
                """,
                subscription.id(),
                subscription.tenant(),
                subscription.planId(),
                subscription.planVersion(),
                at,
                subscription.id());
    }
}
