package io.modelmarket.billing.invoice;

import io.modelmarket.billing.meter.Meter;
import io.modelmarket.billing.rating.Component;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What of a subscription's usage so far each release has answered, in counted units.
 *
 * @param meters by version; an empty one where usage says none
 */
public record UsageByRelease(Map<String, Map<Meter, Long>> meters) {

    /** Copies what it is given. */
    public UsageByRelease {
        meters = Map.copyOf(meters);
    }

    /** What all releases have answered. */
    public Map<Meter, Long> total() {
        Map<Meter, Long> total = new EnumMap<>(Meter.class);
        for (Meter meter : Meter.values()) {
            total.put(
                    meter,
                    meters.values().stream()
                            .mapToLong(used -> used.getOrDefault(meter, 0L))
                            .reduce(0, Math::addExact));
        }
        return total;
    }

    /**
     * By what a component's charge is divided among the releases: by what it counts, a fee or minimum by requests.
     * Releases without any are left out.
     */
    public SortedMap<String, Long> weights(Component component) {
        Meter meter = component instanceof Component.Usage usage ? usage.meter() : Meter.REQUESTS;
        SortedMap<String, Long> weights = new TreeMap<>();
        meters.forEach((version, used) -> {
            long weight = used.getOrDefault(meter, 0L);
            if (weight > 0) {
                weights.put(version, weight);
            }
        });
        return weights;
    }
}
