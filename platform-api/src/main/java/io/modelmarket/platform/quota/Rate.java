package io.modelmarket.platform.quota;

import java.time.Duration;

/** How many calls come, smoothed over some seconds. */
final class Rate {

    private static final double SMOOTHED_OVER = 2;
    private static final double SHORTEST = 0.02;
    private static final double NOTHING = 0.05;
    private static final double NANOS = 1e9;

    private long taken;
    private long measuredAt;
    private long lastTaken;
    private double perSecond;
    private boolean begun;

    /** One has come. */
    void taken() {
        taken++;
    }

    /** Takes the measure at that {@link System#nanoTime()}. Calls after a long silence are not spread over it. */
    void measure(long nanos) {
        double silent = begun ? (nanos - measuredAt) / NANOS : SMOOTHED_OVER;
        if (silent < SHORTEST) {
            return;
        }
        double passed = taken > 0 ? Math.min(silent, SMOOTHED_OVER) : silent;
        perSecond += (1 - Math.exp(-passed / SMOOTHED_OVER)) * (taken / passed - perSecond);
        if (taken > 0 || !begun) {
            lastTaken = nanos;
        }
        begun = true;
        measuredAt = nanos;
        taken = 0;
    }

    /** How many may be expected in so many seconds. */
    long in(long seconds) {
        return perSecond < NOTHING ? 0 : (long) Math.ceil(perSecond * seconds);
    }

    /** Whether hardly any come. */
    boolean isQuiet() {
        return taken == 0 && perSecond < NOTHING;
    }

    /** Whether none has come for so long. */
    boolean idleSince(long nanos, Duration life) {
        return taken == 0 && begun && nanos - lastTaken > life.toNanos();
    }
}
