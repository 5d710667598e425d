package io.modelmarket.deploy.bench.load;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Counts while it is open; after that, until its last word, only what went wrong with requests that were under way, and
 * how long the longest of them took. Used by one event loop only.
 */
final class Tally {

    private static final long LONGEST = TimeUnit.MINUTES.toNanos(2);
    private static final double NANOS_PER_MICRO = 1_000.0;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int DIGITS = 3;
    private static final int MAX_REASONS = 20;
    private static final String NEVER = "no answer, long after the round";

    private final Histogram latencies = new Histogram(LONGEST, DIGITS);
    private final Map<String, Long> failures = new HashMap<>();
    private final int checkEvery;
    private long seen;
    private long answers;
    private long checked;
    private long openedAt;
    private long closedAt;
    private long longest;
    private boolean open;
    private boolean awaiting;

    Tally(int checkEvery) {
        this.checkEvery = checkEvery;
    }

    void open(long now) {
        openedAt = now;
        open = true;
    }

    void close(long now) {
        closedAt = now;
        open = false;
        awaiting = true;
    }

    /** Whether the answer at hand is one to look into. */
    boolean wantsCheck() {
        seen++;
        return open && seen % checkEvery == 0;
    }

    void checked(boolean right) {
        checked++;
        if (!right) {
            failed("wrong output");
        }
    }

    void answered(long nanos) {
        if (open) {
            answers++;
            latencies.recordValue(Math.clamp(nanos, 0, LONGEST));
        } else if (awaiting) {
            longest = Math.max(longest, nanos);
        }
    }

    void failed(String reason) {
        if (open || awaiting) {
            boolean room = failures.size() < MAX_REASONS || failures.containsKey(reason);
            failures.merge(room ? reason : "other", 1L, Long::sum);
        }
    }

    /** The last word, once the tally is closed: so many requests that were under way then were never answered. */
    void end(long unanswered) {
        awaiting = false;
        if (unanswered > 0) {
            failures.merge(NEVER, unanswered, Long::sum);
        }
    }

    LoadReport report() {
        return new LoadReport(
                answers,
                (closedAt - openedAt) / NANOS_PER_SECOND,
                new LoadReport.Latency(
                        micros(50), micros(99), Math.max(longest, latencies.getMaxValue()) / NANOS_PER_MICRO),
                checked,
                failures);
    }

    private double micros(double percentile) {
        return latencies.getValueAtPercentile(percentile) / NANOS_PER_MICRO;
    }
}
