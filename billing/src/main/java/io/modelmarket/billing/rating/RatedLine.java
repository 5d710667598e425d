package io.modelmarket.billing.rating;

import io.modelmarket.contracts.money.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a line bills: the quantity since the line before and its amount.
 *
 * @param charge the component's whole charge so far
 * @param cumulative what the component's lines have billed with this one
 */
public record RatedLine(Charge charge, long quantity, Money amount, Money cumulative) {

    /** The quantity up to which the component is billed with this line. */
    public long cumulativeQuantity() {
        return charge.quantity();
    }

    /** The price of a priced unit, where all units have the same. */
    public @Nullable BigDecimal unitPrice() {
        return charge.component() instanceof Component.Usage usage
                        && usage.pricing() instanceof Pricing.PerUnit(BigDecimal price)
                ? price
                : null;
    }
}
