package io.modelmarket.deploy.bench.result;

import java.util.Map;
import java.util.OptionalDouble;

/** One contender at one point in one round. */
public record Measurement(int round, Contender contender, Point point, Figures figures, Map<String, Long> failures) {

    /** Keeps its own map. */
    public Measurement {
        failures = Map.copyOf(failures);
    }

    /** Whether every answer was right, so that its figures may be compared. */
    boolean clean() {
        return failures.isEmpty() && figures.throughput() > 0;
    }

    long failed() {
        return failures.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * The figures.
     *
     * @param throughput answers in a second
     * @param p50 microseconds
     * @param p99 microseconds
     * @param cpu microseconds of processor time of all server processes for each answer; unknown where the system does
     *     not tell
     */
    public record Figures(double throughput, double p50, double p99, OptionalDouble cpu) {}
}
