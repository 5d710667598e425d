package io.modelmarket.billing.archive;

import java.time.Duration;

/**
 * Leaves the processors to intake while that has much before it, but not for ever: after the longest wait the archive
 * works until intake has caught up once. For one thread.
 */
final class GivingWay {

    private static final long NOT_WAITING = -1;

    private final long above;
    private final Duration longest;
    private long since = NOT_WAITING;

    GivingWay(long above, Duration longest) {
        this.above = above;
        this.longest = longest;
    }

    /** Whether the archive is to wait now, with so many events before intake. */
    boolean isDue(long lag, long nanos) {
        if (lag <= above) {
            since = NOT_WAITING;
            return false;
        }
        if (since == NOT_WAITING) {
            since = nanos;
        }
        return nanos - since < longest.toNanos();
    }
}
