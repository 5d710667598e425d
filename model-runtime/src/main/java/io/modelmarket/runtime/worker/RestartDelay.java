package io.modelmarket.runtime.worker;

import java.time.Duration;
import java.time.Instant;

/**
 * How long to wait before a dead worker is started again: not at all the first times, then ever longer, until one of
 * them has lived for a while.
 */
final class RestartDelay {

    private static final int FREE = 3;
    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration LONG_LIFE = Duration.ofMinutes(1);

    private int deaths;

    /** Counts a death. */
    void died(Instant born, Instant dead) {
        deaths = Duration.between(born, dead).compareTo(LONG_LIFE) >= 0 ? 1 : deaths + 1;
    }

    /** The wait before the next start. */
    Duration next() {
        if (deaths <= FREE) {
            return Duration.ZERO;
        }
        Duration wait = FIRST.multipliedBy(1L << Math.min(deaths - FREE - 1, 16));
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
