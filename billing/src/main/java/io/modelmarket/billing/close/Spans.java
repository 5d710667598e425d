package io.modelmarket.billing.close;

import io.modelmarket.billing.period.Period;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A period in the spans between which other agreements are in force; mostly one.
 *
 * @param begins full hours in order, the first is the period's own
 * @param end the first instant after the last
 */
record Spans(List<Instant> begins, Instant end) {

    /** A period that is cut in the hours, which are the zone's, that have an edge. */
    static Spans of(Period period, Stream<Instant> edges) {
        List<Instant> begins = new ArrayList<>(List.of(period.from()));
        edges.map(edge -> Period.hourOf(edge, period.zone()))
                .filter(hour -> hour.isAfter(period.from()) && hour.isBefore(period.to()))
                .distinct()
                .sorted()
                .forEach(begins::add);
        return new Spans(List.copyOf(begins), period.to());
    }

    /** How many there are. */
    int size() {
        return begins.size();
    }

    /** The seconds of one that lie in {@code [begin, stop)}, both since the epoch; null: that goes on. */
    long seconds(int span, long begin, @Nullable Long stop) {
        long first = begins.get(span).getEpochSecond();
        long last = (span + 1 < size() ? begins.get(span + 1) : end).getEpochSecond();
        return Math.max(0, Math.min(last, stop == null ? last : stop) - Math.max(first, begin));
    }
}
