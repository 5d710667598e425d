package io.modelmarket.platform.subscription;

import io.modelmarket.platform.subscription.Subscription.RateLimit;
import java.time.Duration;
import java.time.Instant;

/** Holds at most {@code burst} tokens and regains {@code requestsPerSecond} a second; a call takes one. */
final class TokenBucket {

    private static final double NANOS = 1e9;

    /** Calls at once may come in another order than they looked at the clock; farther back, it has been set. */
    private static final Duration OUT_OF_ORDER = Duration.ofSeconds(1);

    private RateLimit limit;
    private double tokens;
    private Instant filledAt;

    TokenBucket(RateLimit limit, Instant now) {
        this.limit = limit;
        this.tokens = limit.burst();
        this.filledAt = now;
    }

    /** Takes a token if there is one, under the limit now in force; a changed limit keeps what is left, capped. */
    synchronized Taken take(RateLimit current, Instant now) {
        limit = current;
        Duration passed = Duration.between(filledAt, now);
        if (!passed.isNegative()) {
            tokens = tokens + passed.toNanos() / NANOS * limit.requestsPerSecond();
            filledAt = now;
        } else if (passed.compareTo(OUT_OF_ORDER.negated()) < 0) {
            filledAt = now;
        }
        tokens = Math.min(tokens, limit.burst());
        boolean granted = tokens >= 1;
        if (granted) {
            tokens -= 1;
        }
        return new Taken(granted, (long) tokens, granted ? secondsUntil(limit.burst()) : secondsUntil(1));
    }

    private long secondsUntil(double wanted) {
        return (long) Math.ceil(Math.max(0, wanted - tokens) / limit.requestsPerSecond());
    }

    /** What came of it: how many are left, and in how many seconds the bucket is full, or has one again. */
    record Taken(boolean granted, long left, long seconds) {}
}
