package io.modelmarket.billing.meter;

import java.util.EnumMap;
import java.util.Map;

/**
 * Counted quantities by meter.
 *
 * @param counted of meters without an entry there is nothing
 */
public record Units(Map<Meter, Long> counted) {

    /** Nothing. */
    public static final Units NONE = new Units(Map.of());

    /** Copies what it is given. */
    public Units {
        counted = Map.copyOf(counted);
    }

    /** Of one meter. */
    public long of(Meter meter) {
        return counted.getOrDefault(meter, 0L);
    }

    /** Whether there is nothing of any. */
    public boolean isNone() {
        return counted.values().stream().allMatch(quantity -> quantity == 0);
    }

    /** What it is more than another; never less than nothing. */
    public Units beyond(Units other) {
        Map<Meter, Long> more = new EnumMap<>(Meter.class);
        counted.forEach((meter, quantity) -> more.put(meter, Math.max(0, quantity - other.of(meter))));
        return new Units(more);
    }

    /** Both together. */
    public Units plus(Units other) {
        Map<Meter, Long> sum = new EnumMap<>(Meter.class);
        sum.putAll(counted);
        other.counted.forEach((meter, quantity) -> sum.merge(meter, quantity, Math::addExact));
        return new Units(sum);
    }
}
