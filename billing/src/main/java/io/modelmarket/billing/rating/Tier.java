package io.modelmarket.billing.rating;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a tiered price.
 *
 * @param upTo the last priced unit that belongs to it; null: it has no end
 * @param price of each unit
 * @param flat once, when the tier is reached
 */
public record Tier(@Nullable Long upTo, BigDecimal price, BigDecimal flat) {

    /**
     * Checks its parts.
     *
     * @throws IllegalArgumentException for a price that is negative or has too many digits, or a bound below 1
     */
    public Tier {
        Tariff.requirePrice(price);
        Tariff.requirePrice(flat);
        if (upTo != null && upTo < 1) {
            throw new IllegalArgumentException("upTo must be at least 1");
        }
    }
}
