package io.modelmarket.billing.plan;

import io.modelmarket.billing.rating.Tariff;
import org.jspecify.annotations.Nullable;

/**
 * What one version of a plan says.
 *
 * @param monthlyRequests quota per calendar month in the consumer's zone; null: none
 * @param rateLimit null: none
 * @param concurrentRequests how many calls may be under way at a time on each data plane; null: any number
 * @param trialDays from when a subscription begins, without fees and minimums
 * @param weight 1 to {@link #MOST_WEIGHT}: consumers that wait for the same worker share its time by it
 * @param awayRequests how many requests of a month each data plane may answer while billing does not answer it, beyond
 *     its lease of a hard quota or what is counted of a soft one; null: none beyond a lease, any number uncounted
 * @param failedRequests what is charged for requests that fail
 */
public record Terms(
        Tariff tariff,
        @Nullable Long monthlyRequests,
        QuotaKind quotaKind,
        @Nullable RateLimit rateLimit,
        @Nullable Integer concurrentRequests,
        int trialDays,
        int weight,
        @Nullable Long awayRequests,
        FailedRequests failedRequests) {

    /** Days a trial may have. */
    public static final int MOST_TRIAL_DAYS = 366;

    /** What a plan may weigh. */
    public static final int MOST_WEIGHT = 100;

    /** Requests per second, and how many may come at once. */
    public record RateLimit(int requestsPerSecond, int burst) {}
}
