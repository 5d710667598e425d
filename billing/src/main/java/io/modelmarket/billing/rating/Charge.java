package io.modelmarket.billing.rating;

import io.modelmarket.contracts.money.Money;
import java.math.BigDecimal;
import java.util.List;

/**
 * What one component charges for all of a quantity.
 *
 * @param place of the component in its tariff, from 1
 * @param unit what the quantity is counted in
 * @param gross rounded once, before discounts and the maximum
 * @param amount what is left of it
 * @param bands how the gross amount comes about, unrounded
 */
public record Charge(
        int place, Component component, long quantity, String unit, Money gross, Money amount, List<Band> bands) {

    Charge reducedBy(long minorUnits) {
        Money left = amount.minus(new Money(minorUnits, amount.currency()));
        return new Charge(place, component, quantity, unit, gross, left, bands);
    }

    /** Not reduced yet; {@code held} is what a fee or minimum is counted in. */
    static Charge of(int place, Component component, long quantity, Proration held, Money gross, List<Band> bands) {
        String unit = component instanceof Component.Usage usage ? usage.meter().unit() : held.unit();
        return new Charge(place, component, quantity, unit, gross, gross, List.copyOf(bands));
    }

    static BigDecimal sum(List<Band> bands) {
        return bands.stream().map(Band::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
