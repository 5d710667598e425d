package io.modelmarket.billing.archive;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whole hours in which a release answered.
 *
 * @param release of the model; empty: events that name none
 * @param from first instant
 * @param to first instant after
 */
public record ReleaseTime(String release, Instant from, Instant to) {

    /**
     * That an event is in one of them, as a table of DuckDB's columns would say it; their releases are its parameters.
     */
    static String condition(List<ReleaseTime> times) {
        return times.stream()
                .map(time -> " OR (coalesce(version, '') = ? AND finished_at >= make_timestamp(" + micros(time.from)
                        + ") AND finished_at < make_timestamp(" + micros(time.to) + "))")
                .collect(Collectors.joining("", "(false", ")"));
    }

    /** Whether events from {@code first} to {@code last}, both of them included, can be in it. */
    boolean touches(Instant first, Instant last) {
        return !last.isBefore(from) && first.isBefore(to);
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
