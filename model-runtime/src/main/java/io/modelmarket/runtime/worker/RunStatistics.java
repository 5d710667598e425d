package io.modelmarket.runtime.worker;

import java.util.List;

/**
 * What became of a release's runs since it was loaded here. Times are in nanoseconds; a run's time is from being asked
 * for to its result, of which it waited to be sent, computed (in a batch its share), and spent the rest on its way.
 *
 * @param lastRunMillis when the last one succeeded, in milliseconds since 1970; 0 for never
 * @param rows the leading dimensions of the first inputs of those that succeeded, summed
 * @param executions how often the worker was asked: a batch is one
 * @param batches what succeeded, by that dimension; beyond {@link RunCounters#SIZES} of them the rest is left out
 */
public record RunStatistics(
        long lastRunMillis,
        long rows,
        long executions,
        Tally succeeded,
        Tally failed,
        Tally waited,
        Tally computed,
        List<Size> batches) {

    /** Keeps its own list. */
    public RunStatistics {
        batches = List.copyOf(batches);
    }

    /** How often, and how long altogether. */
    public record Tally(long count, long nanos) {}

    /** Runs of that leading dimension, and the time they computed. */
    public record Size(long rows, Tally computed) {}
}
