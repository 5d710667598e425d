package io.modelmarket.deploy.bench.density;

import io.modelmarket.deploy.bench.result.Case;
import io.modelmarket.deploy.bench.result.Statistics;
import io.modelmarket.deploy.bench.result.Target;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** What many small models cost. */
final class DensityFigures {

    /** Hundreds of small models then take less than a few large ones. */
    private static final Target MEMORY = Target.atMost(1);

    /** What a caller who meets a model that is not loaded takes for slow, not for broken. */
    private static final Target COLD = Target.atMost(100);

    /** The weights once, and something for the rest. */
    private static final Target TIMES_THE_FILE = Target.atMost(1.5);

    private static final long LONGEST = TimeUnit.MINUTES.toNanos(2);
    private static final int DIGITS = 3;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double MIB = 1 << 20;

    private final Histogram workers = new Histogram(LONGEST, DIGITS);
    private final Histogram loads = new Histogram(LONGEST, DIGITS);
    private final Histogram coldStarts = new Histogram(LONGEST, DIGITS);
    private final Histogram calls = new Histogram(LONGEST, DIGITS);
    private long before;
    private long after;
    private int models;
    private double timesTheFile;
    private int wrong;

    void firstOfAWorker(long nanos) {
        workers.recordValue(nanos);
    }

    void loaded(long loadNanos, long coldStartNanos) {
        loads.recordValue(loadNanos);
        coldStarts.recordValue(coldStartNanos);
    }

    void called(long nanos, boolean right) {
        calls.recordValue(nanos);
        wrong += right ? 0 : 1;
    }

    /**
     * What the workers held.
     *
     * @param more how many models were loaded between the two
     */
    void memory(long bytesBefore, long bytesAfter, int more) {
        before = bytesBefore;
        after = bytesAfter;
        models = more;
    }

    /** What models of that many bytes in files hold. */
    void medium(long bytesHeld, long bytesInFiles) {
        timesTheFile = (double) bytesHeld / bytesInFiles;
    }

    List<Case> cases() {
        return List.of(
                figure("memory-per-model", (after - before) / MIB / Math.max(1, models), "MiB", MEMORY),
                figure("memory-with-one-model-each", before / MIB, "MiB", null),
                figure("memory-with-all", after / MIB, "MiB", null),
                figure("medium-memory-to-file", timesTheFile, "", TIMES_THE_FILE),
                figure("worker-and-first-model-max", workers.getMaxValue() / NANOS_PER_MILLI, "ms", null),
                figure("load-p50", millis(loads, 50), "ms", null),
                figure("load-p99", millis(loads, 99), "ms", null),
                figure("cold-start-p50", millis(coldStarts, 50), "ms", null),
                figure("cold-start-p99", millis(coldStarts, 99), "ms", COLD),
                figure("call-p50", calls.getValueAtPercentile(50) / NANOS_PER_MICRO, "us", null),
                figure("call-p99", calls.getValueAtPercentile(99) / NANOS_PER_MICRO, "us", null),
                figure("wrong-answers", wrong, "calls", Target.atMost(0)));
    }

    private static double millis(Histogram histogram, double percentile) {
        return histogram.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
    }

    private static Case figure(String name, double value, String unit, @Nullable Target target) {
        return new Case(name, Statistics.rounded(value), unit, target);
    }
}
