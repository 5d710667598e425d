package io.modelmarket.billing.usage;

import java.time.Duration;

/**
 * When a batch becomes a transaction. Transactions cost about the same whether they hold few events of a subscription
 * or many; so they follow each other at once only while they take a small part of the time, and seldom under load. For
 * one thread.
 */
final class Pace {

    /** At most one part in so many of the time is spent in transactions while there is little to take in. */
    private static final int PARTS = 4;

    private final long longestNanos;
    private long begunAt;
    private long tookNanos;

    Pace(Duration longest, long nanos) {
        this.longestNanos = longest.toNanos();
        this.begunAt = nanos - longestNanos;
    }

    /** A transaction begins. */
    void begins(long nanos) {
        begunAt = nanos;
    }

    /** The transaction that began last is done. */
    void took(long nanos) {
        tookNanos = nanos;
    }

    /** How long to wait with the next; nothing or less when it is due. */
    long nanosLeft(boolean caughtUp, long nanos) {
        long pause = caughtUp ? Math.min(longestNanos, PARTS * tookNanos) : longestNanos;
        return begunAt + pause - nanos;
    }
}
