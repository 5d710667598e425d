package io.modelmarket.deploy.bench.load;

import java.util.Map;

/**
 * What came of an order.
 *
 * @param answers with status 200, within the measured time
 * @param seconds the measured time
 * @param checked answers compared with what the model must give
 * @param failures by reason: other statuses, wrong outputs, broken connections, silence; also of requests that were
 *     under way when the measured time ended, as far as they were waited for
 */
public record LoadReport(long answers, double seconds, Latency latency, long checked, Map<String, Long> failures) {

    /** Keeps its own map. */
    public LoadReport {
        failures = Map.copyOf(failures);
    }

    /** Right answers in a second. */
    public double throughput() {
        return seconds == 0 ? 0 : answers / seconds;
    }

    /** Everything that was not a right answer. */
    public long failed() {
        return failures.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * From the last byte handed to the socket until the whole answer is there, in microseconds.
     *
     * @param max also of requests that were waited for after the measured time
     */
    public record Latency(double p50, double p99, double max) {}
}
