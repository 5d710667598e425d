package io.modelmarket.billing.subscription;

import io.modelmarket.billing.migration.ComingMigration;
import io.modelmarket.billing.migration.Migrations;
import io.modelmarket.billing.plan.Plans;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Carries out migrations of the running tenant's subscriptions. */
@ApplicationScoped
class MigrationRun {

    private final Subscription.Repository subscriptions;
    private final Segments segments;
    private final Transitions transitions;
    private final Migrations migrations;
    private final Plans plans;
    private final InstantSource clock;

    @Inject
    MigrationRun(
            Subscription.Repository subscriptions,
            Segments segments,
            Transitions transitions,
            Migrations migrations,
            Plans plans,
            InstantSource clock) {
        this.subscriptions = subscriptions;
        this.segments = segments;
        this.transitions = transitions;
        this.migrations = migrations;
        this.plans = plans;
        this.clock = clock;
    }

    /**
     * Does what was announced, as of the instant it was due. It comes to nothing where the subscription has ended, or
     * its consumer has left the plan or is on that version or a later one.
     *
     * @return the subscription, where it goes on otherwise than before
     */
    @Transactional
    Optional<Subscription> carryOut(ComingMigration migration) {
        Subscription subscription = subscriptions.findById(migration.subscription(), LockModeType.PESSIMISTIC_WRITE);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        boolean taken = migrations
                .take(migration.migration(), migration.subscription(), now)
                .isPresent();
        if (!taken
                || subscription.status() == Subscription.Status.CANCELLED
                || !subscription.planId().equals(migration.plan())
                || subscription.planVersion() >= migration.toVersion()) {
            return Optional.empty();
        }
        Instant begun = segments.begun(subscription);
        transitions.move(
                subscription,
                plans.version(migration.plan(), migration.toVersion()).orElseThrow(),
                begun.isAfter(migration.dueAt()) ? now : migration.dueAt());
        return Optional.of(subscription);
    }
}
