package io.modelmarket.billing.plan;

import io.modelmarket.billing.rating.Tariff;
import org.jspecify.annotations.Nullable;

/**
 * What one version of a plan says.
 *
 * @param monthlyRequests hard quota per calendar month in the consumer's zone; null: none
 * @param rateLimit null: none
 */
public record Terms(
        Tariff tariff,
        @Nullable Long monthlyRequests,
        @Nullable RateLimit rateLimit) {

    /** Requests per second, and how many may come at once. */
    public record RateLimit(int requestsPerSecond, int burst) {}
}
