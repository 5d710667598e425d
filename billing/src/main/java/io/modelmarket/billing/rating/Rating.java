package io.modelmarket.billing.rating;

import io.modelmarket.billing.split.Split;
import io.modelmarket.contracts.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Prices usage. A period billed in several parts costs exactly what it costs billed at once: the parts together are the
 * difference between the rounded charge so far and what has been billed, so cents neither vanish nor appear between the
 * parts, and no line is ever negative.
 */
public final class Rating {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private Rating() {}

    /**
     * The whole charge, component by component. Each charge is rounded once; a reduction is taken from the charges
     * above it by largest remainder, so that a maximum is met to the cent.
     */
    public static List<Charge> price(Tariff tariff, Consumption used) {
        List<Charge> charges = new ArrayList<>();
        for (int place = 1; place <= tariff.components().size(); place++) {
            Component component = tariff.at(place);
            Money above = sum(charges, tariff.currency());
            reduce(charges, reduction(component, above));
            if (used.quantities().containsKey(place)) {
                charge(tariff, place, used, above).ifPresent(charges::add);
            }
        }
        Component.Discount coupon = tariff.coupon();
        if (coupon != null) {
            reduce(charges, reduction(coupon, sum(charges, tariff.currency())));
        }
        return List.copyOf(charges);
    }

    private static Optional<Charge> charge(Tariff tariff, int place, Consumption used, Money above) {
        Component component = tariff.at(place);
        long quantity = used.quantities().getOrDefault(place, 0L);
        List<Band> bands = component instanceof Component.Usage usage ? usage.bands(quantity) : List.of();
        Optional<Money> gross = switch (component) {
            case Component.Usage usage -> Optional.of(Money.round(Charge.sum(bands), above.currency()));
            case Component.Recurring fee -> Optional.of(prorated(fee.amount(), quantity, used, above));
            case Component.Minimum minimum -> {
                Money least = prorated(minimum.amount(), quantity, used, above);
                long missing = Math.max(0, least.minorUnits() - above.minorUnits());
                yield Optional.of(new Money(missing, above.currency()));
            }
            case Component.Maximum maximum -> Optional.empty();
            case Component.PercentDiscount discount -> Optional.empty();
            case Component.FixedDiscount discount -> Optional.empty();
        };
        return gross.map(amount -> Charge.of(place, component, quantity, tariff.proration(), amount, bands));
    }

    /** By how many minor units a component lowers what is above it. */
    private static long reduction(Component component, Money above) {
        return switch (component) {
            case Component.Maximum maximum ->
                Math.max(0, above.minorUnits() - exact(maximum.amount(), above).minorUnits());
            case Component.FixedDiscount discount ->
                Math.min(above.minorUnits(), exact(discount.amount(), above).minorUnits());
            case Component.PercentDiscount discount ->
                percent(discount.percent(), above).minorUnits();
            case Component.Usage usage -> 0;
            case Component.Recurring fee -> 0;
            case Component.Minimum minimum -> 0;
        };
    }

    /** The sum of the whole charge. */
    public static Money total(Tariff tariff, Consumption used) {
        return sum(price(tariff, used), tariff.currency());
    }

    /** What of the whole charge the tariff's coupon takes off. */
    public static Money couponTakes(Tariff tariff, Consumption used) {
        return total(tariff.less(null), used).minus(total(tariff, used));
    }

    /**
     * The lines that bill what is not billed yet; empty when everything is. Where the charge has fallen below what is
     * billed, as volume pricing can let it, they bill nothing.
     *
     * @throws IllegalArgumentException when more was billed than was used
     */
    public static List<RatedLine> rate(Tariff tariff, Consumption used, Map<Integer, Billed> before) {
        Billed nothing = new Billed(0, Money.zero(tariff.currency()));
        before.forEach((place, billed) -> {
            if (used.quantities().getOrDefault(place, 0L) < billed.quantity()) {
                throw new IllegalArgumentException("more was billed than was used");
            }
        });
        List<Charge> charges = price(tariff, used);
        List<Charge> moved = charges.stream()
                .filter(c ->
                        c.quantity() > before.getOrDefault(c.place(), nothing).quantity())
                .toList();
        Money billed = before.values().stream().map(Billed::amount).reduce(nothing.amount(), Money::plus);
        long due = Math.max(0, sum(charges, tariff.currency()).minus(billed).minorUnits());
        List<Long> parts = parts(due, moved, before, nothing);
        List<RatedLine> lines = new ArrayList<>();
        for (int i = 0; i < moved.size(); i++) {
            Charge charge = moved.get(i);
            Billed earlier = before.getOrDefault(charge.place(), nothing);
            Money amount = new Money(parts.get(i), tariff.currency());
            if (!(charge.component() instanceof Component.Minimum) || parts.get(i) > 0) {
                lines.add(new RatedLine(
                        charge,
                        charge.quantity() - earlier.quantity(),
                        amount,
                        earlier.amount().plus(amount)));
            }
        }
        return List.copyOf(lines);
    }

    /** What is due, by how much each charge has grown. */
    private static List<Long> parts(long due, List<Charge> moved, Map<Integer, Billed> before, Billed nothing) {
        if (moved.isEmpty()) {
            return List.of();
        }
        List<BigDecimal> growth = new ArrayList<>(moved.stream()
                .map(c ->
                        c.amount().minus(before.getOrDefault(c.place(), nothing).amount()))
                .map(grown -> BigDecimal.valueOf(Math.max(0, grown.minorUnits())))
                .toList());
        if (growth.stream().allMatch(grown -> grown.signum() == 0)) {
            growth.set(0, BigDecimal.ONE);
        }
        return Split.allocate(due, growth);
    }

    private static void reduce(List<Charge> charges, long reduction) {
        if (reduction == 0) {
            return;
        }
        List<Long> parts = Split.allocate(
                reduction,
                charges.stream()
                        .map(c -> BigDecimal.valueOf(c.amount().minorUnits()))
                        .toList());
        for (int i = 0; i < parts.size(); i++) {
            charges.set(i, charges.get(i).reducedBy(parts.get(i)));
        }
    }

    private static Money percent(BigDecimal percent, Money of) {
        return Money.round(of.toDecimal().multiply(percent).divide(WHOLE), of.currency());
    }

    private static Money exact(BigDecimal amount, Money like) {
        return Money.round(amount, like.currency());
    }

    private static Money prorated(BigDecimal amount, long held, Consumption used, Money like) {
        Currency currency = like.currency();
        BigDecimal part = amount.multiply(BigDecimal.valueOf(held))
                .divide(
                        BigDecimal.valueOf(used.periodLength()),
                        currency.getDefaultFractionDigits(),
                        RoundingMode.HALF_UP);
        return Money.round(part, currency);
    }

    private static Money sum(List<Charge> charges, Currency currency) {
        return charges.stream().map(Charge::amount).reduce(Money.zero(currency), Money::plus);
    }
}
