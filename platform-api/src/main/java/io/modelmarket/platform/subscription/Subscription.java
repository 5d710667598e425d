package io.modelmarket.platform.subscription;

import io.modelmarket.contracts.id.ModelName;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A consumer tenant on a plan for one model.
 *
 * @param monthlyRequests hard quota; 0 for none
 * @param leased whether a call under the quota needs a lease of billing
 * @param zone whose calendar months the quota counts
 */
public record Subscription(
        String id,
        String tenant,
        ModelName model,
        Plan plan,
        Status status,
        long monthlyRequests,
        boolean leased,
        ZoneId zone) {

    /** Whether calls may be made on it. */
    public enum Status {
        ACTIVE,
        CANCELLED,
        SUSPENDED
    }

    /**
     * The plan it is on, as billing last said.
     *
     * @param concurrentRequests how many calls may be under way at a time here; 0: any number
     * @param weight 1 to 100: consumers that wait for the same worker share its time by it
     * @param awayRequests while billing does not answer, how many calls of a month this node may answer beyond its
     *     lease of a hard quota, or uncounted without one; 0: none beyond a lease, any number uncounted
     * @param billsFailures whether failed calls for which the model was run are billed, as
     *     {@code UsageEvent.BilledFailure} lists them
     */
    public record Plan(
            String id,
            int version,
            String name,
            Price price,
            @Nullable RateLimit rateLimit,
            int concurrentRequests,
            int weight,
            long awayRequests,
            boolean billsFailures) {}

    /** At most {@code burst} calls at once and {@code requestsPerSecond} in the long run. */
    public record RateLimit(int requestsPerSecond, int burst) {

        /** A burst below one would refuse everything: it is taken as one second's worth. */
        public RateLimit {
            requestsPerSecond = Math.max(1, requestsPerSecond);
            burst = burst < 1 ? requestsPerSecond : burst;
        }
    }
}
