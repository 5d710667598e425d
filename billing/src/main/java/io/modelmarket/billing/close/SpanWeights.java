package io.modelmarket.billing.close;

import io.modelmarket.billing.invoice.InvoiceLine;
import io.modelmarket.billing.rating.Component;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * By what a line's revenue is divided among the releases and the spans of its period: usage by what the charge counts
 * in each span; a fee or minimum by the time that it was subscribed in each, and among releases by the requests of the
 * whole period. Plain Java.
 */
final class SpanWeights {

    private SpanWeights() {}

    /**
     * For each span the weight of each release, of one at least.
     *
     * @param parts of the line's place; null where the period is one span
     */
    static List<SortedMap<String, BigDecimal>> of(InvoiceLine line, Spans spans, UsageBySpan.@Nullable Parts parts) {
        Component component = line.rated().charge().component();
        SortedMap<String, Long> whole = line.usage().releases().weights(component);
        if (whole.isEmpty()) {
            whole = new TreeMap<>(Map.of("", 1L));
        }
        if (parts == null || spans.size() == 1) {
            return List.of(times(whole, 1));
        }
        if (component instanceof Component.Usage) {
            List<SortedMap<String, BigDecimal>> used = parts.used().stream()
                    .map(releases -> times(releases.weights(component), 1))
                    .toList();
            if (used.stream().anyMatch(span -> !span.isEmpty())) {
                return used;
            }
        }
        boolean held = parts.held().stream().anyMatch(seconds -> seconds > 0);
        LongUnaryOperator time =
                span -> held ? parts.held().get((int) span) : spans.seconds((int) span, Long.MIN_VALUE, null);
        SortedMap<String, Long> releases = whole;
        return IntStream.range(0, spans.size())
                .mapToObj(span -> times(releases, time.applyAsLong(span)))
                .toList();
    }

    private static SortedMap<String, BigDecimal> times(SortedMap<String, Long> weights, long factor) {
        SortedMap<String, BigDecimal> times = new TreeMap<>();
        if (factor > 0) {
            weights.forEach((release, weight) ->
                    times.put(release, BigDecimal.valueOf(weight).multiply(BigDecimal.valueOf(factor))));
        }
        return times;
    }
}
