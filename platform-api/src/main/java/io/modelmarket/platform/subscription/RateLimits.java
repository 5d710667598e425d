package io.modelmarket.platform.subscription;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.platform.subscription.Subscription.RateLimit;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** One token bucket for each subscription whose plan has a rate limit. */
@Singleton
public class RateLimits {

    private final Map<String, TokenBucket> buckets = new ConcurrentHashMap<>();

    /**
     * Counts one call.
     *
     * @throws ProblemException when it comes too early; the details say when to come again
     */
    public Optional<LimitState> take(Subscription subscription, Instant now) {
        RateLimit limit = subscription.plan().rateLimit();
        if (limit == null) {
            return Optional.empty();
        }
        TokenBucket bucket = buckets.computeIfAbsent(subscription.id(), id -> new TokenBucket(limit, now));
        TokenBucket.Taken taken = bucket.take(limit, now);
        long window = Math.max(1, Math.ceilDiv(limit.burst(), limit.requestsPerSecond()));
        LimitState state = new LimitState("rate", limit.burst(), window, taken.left(), taken.seconds());
        if (!taken.granted()) {
            throw new ProblemException(
                    ProblemType.RATE_LIMITED,
                    "subscription " + subscription.id() + " allows " + limit.requestsPerSecond()
                            + " requests per second and " + limit.burst() + " at once; come again in "
                            + Math.max(1, taken.seconds()) + " s",
                    LimitState.violated(List.of(state)));
        }
        return Optional.of(state);
    }
}
