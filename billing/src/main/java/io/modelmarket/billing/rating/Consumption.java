package io.modelmarket.billing.rating;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a subscription has used in a period, by the places of the tariff's components: counted units where a meter is
 * priced, seconds on the plan where a fee or minimum is. A component without a quantity is not charged.
 *
 * @param periodLength how long the whole period is, in what the tariff is prorated by
 */
public record Consumption(long periodLength, Map<Integer, Long> quantities) {

    /**
     * Checks its parts.
     *
     * @throws IllegalArgumentException for a negative quantity or a period without length
     */
    public Consumption {
        quantities = Map.copyOf(quantities);
        if (quantities.values().stream().anyMatch(quantity -> quantity < 0)) {
            throw new IllegalArgumentException("usage is never negative");
        }
        if (periodLength < 1) {
            throw new IllegalArgumentException("a period has a length");
        }
    }

    /**
     * What may be billed of it while the period goes on.
     *
     * @param billed components that were billed before, as in a period that was closed and opened again
     */
    public Consumption soFar(Tariff tariff, Set<Integer> billed) {
        Map<Integer, Long> known = new HashMap<>(quantities);
        known.keySet().removeIf(place -> tariff.at(place).atPeriodEnd() && !billed.contains(place));
        return new Consumption(periodLength, known);
    }
}
