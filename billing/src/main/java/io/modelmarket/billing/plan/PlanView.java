package io.modelmarket.billing.plan;

import io.modelmarket.billing.rating.Proration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A plan's version in JSON. A price per request only where that is all it charges. */
public record PlanView(
        UUID id,
        int version,
        String model,
        String name,
        String currency,
        @Nullable String pricePerRequest,
        List<PlanComponent> components,
        @Nullable Long monthlyRequests,
        @Nullable QuotaKind quotaKind,
        @Nullable RateLimitView rateLimit,
        @Nullable Integer concurrentRequests,
        int trialDays,
        Proration proration,
        int weight,
        @Nullable WithoutBilling withoutBilling,
        FailedRequests failedRequests,
        Instant effectiveAt,
        Instant createdAt) {

    /** Shows {@code plan}. */
    public static PlanView of(PlanVersion plan) {
        Terms.RateLimit limit = plan.terms().rateLimit();
        return new PlanView(
                plan.planId(),
                plan.version(),
                plan.model().toString(),
                plan.name(),
                plan.tariff().currency().getCurrencyCode(),
                plan.priceText().orElse(null),
                plan.components(),
                plan.terms().monthlyRequests(),
                plan.terms().monthlyRequests() == null ? null : plan.terms().quotaKind(),
                limit == null ? null : new RateLimitView(limit.requestsPerSecond(), limit.burst()),
                plan.terms().concurrentRequests(),
                plan.terms().trialDays(),
                plan.tariff().proration(),
                plan.terms().weight(),
                WithoutBilling.of(plan.terms()),
                plan.terms().failedRequests(),
                plan.effectiveAt(),
                plan.createdAt());
    }

    /** A rate limit in JSON. */
    public record RateLimitView(int requestsPerSecond, int burst) {}
}
