package io.modelmarket.billing.rating;

import io.modelmarket.contracts.money.Money;
import java.math.BigDecimal;
import java.util.List;

/**
 * What one component charges for all of a quantity.
 *
 * @param place of the component in its tariff, from 1
 * @param gross rounded once, before discounts and the maximum
 * @param amount what is left of it
 * @param bands how the gross amount comes about, unrounded
 */
public record Charge(int place, Component component, long quantity, Money gross, Money amount, List<Band> bands) {

    /** What a quantity of it is counted in. */
    public String unit() {
        return component instanceof Component.Usage usage ? usage.meter().unit() : "subscribed-seconds";
    }

    Charge reducedBy(long minorUnits) {
        Money left = amount.minus(new Money(minorUnits, amount.currency()));
        return new Charge(place, component, quantity, gross, left, bands);
    }

    static Charge of(int place, Component component, long quantity, Money gross, List<Band> bands) {
        return new Charge(place, component, quantity, gross, gross, List.copyOf(bands));
    }

    static BigDecimal sum(List<Band> bands) {
        return bands.stream().map(Band::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
