package io.modelmarket.billing.subscription;

import io.modelmarket.billing.migration.ComingMigration;
import io.modelmarket.billing.migration.Migrations;
import io.modelmarket.billing.plan.PlanVersion;
import io.modelmarket.billing.plan.PlanView;
import io.modelmarket.billing.plan.Plans;
import io.modelmarket.billing.wire.Page;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The running tenant's subscriptions with their plans. */
@ApplicationScoped
class SubscriptionReads {

    private final Subscription.Repository subscriptions;
    private final Plans plans;
    private final Changes changes;
    private final Migrations migrations;

    @Inject
    SubscriptionReads(Subscription.Repository subscriptions, Plans plans, Changes changes, Migrations migrations) {
        this.subscriptions = subscriptions;
        this.plans = plans;
        this.changes = changes;
        this.migrations = migrations;
    }

    /** Newest first. */
    @Transactional
    List<SubscriptionView> list(Page page) {
        int from = Math.toIntExact(page.offset());
        Map<UUID, Changes.Change> pending = changes.pending();
        List<Subscription> found = subscriptions
                .findAll(Sort.descending("createdAt", "id"))
                .range(from, from + page.rowsToRead() - 1)
                .list();
        Map<UUID, ComingMigration> coming =
                found.isEmpty() ? Map.of() : migrations.coming(found.getFirst().tenant());
        return found.stream()
                .map(subscription -> view(subscription, pending, coming))
                .toList();
    }

    /** One of them as it stands. */
    @Transactional
    SubscriptionView view(Subscription subscription) {
        return view(subscription, changes.pending(), migrations.coming(subscription.tenant()));
    }

    private SubscriptionView view(
            Subscription subscription, Map<UUID, Changes.Change> pending, Map<UUID, ComingMigration> coming) {
        PlanVersion plan =
                plans.version(subscription.planId(), subscription.planVersion()).orElseThrow();
        return SubscriptionView.of(
                subscription, plan, asked(pending.get(subscription.id())), announced(coming.get(subscription.id())));
    }

    private @Nullable ChangeView asked(Changes.@Nullable Change change) {
        if (change == null) {
            return null;
        }
        PlanRef plan = change.plan();
        return plan == null
                ? new ChangeView(null, change.dueAt(), null)
                : new ChangeView(
                        plan.planId(),
                        change.dueAt(),
                        PlanView.of(plans.version(plan.planId(), plan.version()).orElseThrow()));
    }

    private @Nullable MigrationView announced(@Nullable ComingMigration migration) {
        return migration == null
                ? null
                : new MigrationView(
                        migration.announcedAt(),
                        migration.dueAt(),
                        PlanView.of(plans.version(migration.plan(), migration.toVersion())
                                .orElseThrow()));
    }

    /**
     * A subscription in JSON.
     *
     * @param trialUntil when the trial ends, or has ended, that its plan has for who is new to the model
     */
    record SubscriptionView(
            UUID id,
            String model,
            PlanView plan,
            Subscription.Status status,
            Instant createdAt,
            @Nullable Instant cancelledAt,
            @Nullable Instant trialUntil,
            @Nullable ChangeView change,
            @Nullable MigrationView migration,
            @Nullable String referralCode,
            @Nullable Instant referredAt) {

        static SubscriptionView of(
                Subscription subscription,
                PlanVersion plan,
                @Nullable ChangeView change,
                @Nullable MigrationView migration) {
            int trialDays = plan.terms().trialDays();
            return new SubscriptionView(
                    subscription.id(),
                    subscription.model().toString(),
                    PlanView.of(plan),
                    subscription.status(),
                    subscription.createdAt(),
                    subscription.cancelledAt(),
                    trialDays == 0 ? null : subscription.trialFrom().plus(trialDays, ChronoUnit.DAYS),
                    change,
                    migration,
                    subscription.referralCode(),
                    subscription.referredAt());
        }
    }

    /** What the partner has announced: from when the subscription goes on at which version of its plan. */
    record MigrationView(Instant announcedAt, Instant dueAt, PlanView plan) {}

    /**
     * What is asked for at the end of the period: another plan, in the version that was in force when it was asked for,
     * or without one the end.
     */
    record ChangeView(
            @Nullable UUID planId, Instant dueAt, @Nullable PlanView plan) {}
}
