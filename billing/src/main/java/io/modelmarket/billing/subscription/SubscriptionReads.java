package io.modelmarket.billing.subscription;

import io.modelmarket.billing.plan.PlanVersion;
import io.modelmarket.billing.plan.PlanView;
import io.modelmarket.billing.plan.Plans;
import io.modelmarket.billing.wire.Page;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The running tenant's subscriptions with their plans. */
@ApplicationScoped
class SubscriptionReads {

    private final Subscription.Repository subscriptions;
    private final Plans plans;

    @Inject
    SubscriptionReads(Subscription.Repository subscriptions, Plans plans) {
        this.subscriptions = subscriptions;
        this.plans = plans;
    }

    /** Newest first. */
    @Transactional
    List<SubscriptionView> list(Page page) {
        int from = Math.toIntExact(page.offset());
        return subscriptions
                .findAll(Sort.descending("createdAt", "id"))
                .range(from, from + page.rowsToRead() - 1)
                .stream()
                .map(this::view)
                .toList();
    }

    private SubscriptionView view(Subscription subscription) {
        PlanVersion plan =
                plans.version(subscription.planId(), subscription.planVersion()).orElseThrow();
        return SubscriptionView.of(subscription, plan);
    }

    /** A subscription in JSON. */
    record SubscriptionView(
            UUID id,
            String model,
            PlanView plan,
            Subscription.Status status,
            Instant createdAt,
            @Nullable Instant cancelledAt) {

        static SubscriptionView of(Subscription subscription, PlanVersion plan) {
            return new SubscriptionView(
                    subscription.id(),
                    subscription.model().toString(),
                    PlanView.of(plan),
                    subscription.status(),
                    subscription.createdAt(),
                    subscription.cancelledAt());
        }
    }
}
