package io.modelmarket.billing.close;

import io.modelmarket.billing.meter.Meter;
import io.modelmarket.billing.meter.Units;
import io.modelmarket.billing.split.Growth;
import io.modelmarket.billing.split.Split;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.stream.IntStream;

/**
 * A release's answered usage that no line has carried yet, by the terms that were in force when it was used: each unit
 * once, and nothing that was carried is taken from anybody. Plain Java.
 */
final class FreshUsage {

    private FreshUsage() {}

    /**
     * What is fresh, by terms; those without any are left out.
     *
     * @param whole what the release has answered in the period so far
     * @param answered by terms that share some of it, at least one, how much of that in their time
     * @param before what lines have carried, by the terms by which they were shared; of terms that share nothing any
     *     more it counts for the first that do
     */
    static Map<String, Units> of(Units whole, SequencedMap<String, Units> answered, Map<String, Units> before) {
        List<String> terms = List.copyOf(answered.sequencedKeySet());
        Map<String, Map<Meter, Long>> fresh = new HashMap<>();
        for (Meter meter : Meter.values()) {
            List<Long> had = had(meter, answered.sequencedKeySet(), before);
            long sum = had.stream().reduce(0L, Math::addExact);
            if (whole.of(meter) > sum) {
                List<Long> targets = targets(
                        whole.of(meter),
                        answered.sequencedValues().stream()
                                .map(units -> BigDecimal.valueOf(units.of(meter)))
                                .toList());
                List<Long> more = Growth.toward(
                        targets, had, terms.stream().map(one -> 0L).toList());
                for (int i = 0; i < more.size(); i++) {
                    if (more.get(i) > 0) {
                        fresh.computeIfAbsent(terms.get(i), one -> new EnumMap<>(Meter.class))
                                .put(meter, more.get(i));
                    }
                }
            }
        }
        Map<String, Units> units = new HashMap<>();
        fresh.forEach((one, counted) -> units.put(one, new Units(counted)));
        return units;
    }

    private static List<Long> had(Meter meter, SequencedSet<String> terms, Map<String, Units> before) {
        Map<String, Long> had = new HashMap<>();
        before.forEach((one, units) ->
                had.merge(terms.contains(one) ? one : terms.getFirst(), units.of(meter), Math::addExact));
        return terms.stream().map(one -> had.getOrDefault(one, 0L)).toList();
    }

    private static List<Long> targets(long whole, List<BigDecimal> weights) {
        return weights.stream().anyMatch(weight -> weight.signum() > 0)
                ? Split.allocate(whole, weights)
                : IntStream.range(0, weights.size())
                        .mapToObj(i -> i == 0 ? whole : 0L)
                        .toList();
    }
}
