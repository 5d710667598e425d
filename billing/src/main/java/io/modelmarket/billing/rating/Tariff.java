package io.modelmarket.billing.rating;

import io.modelmarket.billing.meter.Meter;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one plan version charges, component by component. A component is known by its place, from 1.
 *
 * @param proration by what fees and minimums are prorated
 * @param coupon what a coupon takes off the sum of all components; it has no place
 */
public record Tariff(
        Currency currency, List<Component> components, Proration proration, Component.@Nullable Discount coupon) {

    /** Digits a price may have after the point. */
    public static final int MAX_SCALE = 12;

    /** Components a plan may have. */
    public static final int MAX_COMPONENTS = 20;

    /** Tiers a price may have. */
    public static final int MAX_TIERS = 20;

    private static final int MAX_INTEGER_DIGITS = 12;
    private static final String PER_REQUEST = "Requests";

    /**
     * Checks its parts.
     *
     * @throws IllegalArgumentException when the currency has no minor unit, nothing is charged, a discount or limit has
     *     no charge above it, or an amount is finer than the currency
     */
    public Tariff {
        if (currency.getDefaultFractionDigits() < 0) {
            throw new IllegalArgumentException("currency " + currency.getCurrencyCode() + " has no minor unit");
        }
        components = List.copyOf(components);
        if (coupon != null) {
            requireAmount(coupon, currency);
        }
        if (components.isEmpty() || components.size() > MAX_COMPONENTS) {
            throw new IllegalArgumentException("a plan has 1 to " + MAX_COMPONENTS + " components");
        }
        boolean charged = false;
        for (Component component : components) {
            requireAmount(component, currency);
            boolean charge = component instanceof Component.Usage || component instanceof Component.Recurring;
            if (!charge && !charged) {
                throw new IllegalArgumentException(
                        "'" + component.name() + "' acts on the charges above it, and there is none");
            }
            charged |= charge;
        }
        requireOneLimit(components, Component.Minimum.class, "minimum");
        requireOneLimit(components, Component.Maximum.class, "maximum");
    }

    /** Prorated by the second and without a coupon. */
    public Tariff(Currency currency, List<Component> components) {
        this(currency, components, Proration.SECOND, null);
    }

    /** The same prorated otherwise. */
    public Tariff prorated(Proration by) {
        return new Tariff(currency, components, by, coupon);
    }

    /** The same less a coupon, instead of the one it has; null: less none. */
    public Tariff less(Component.@Nullable Discount other) {
        return new Tariff(currency, components, proration, other);
    }

    /** So much for each answered request, and nothing else. */
    public static Tariff perRequest(Currency currency, BigDecimal price) {
        return new Tariff(
                currency, List.of(new Component.Usage(PER_REQUEST, Meter.REQUESTS, 0, new Pricing.PerUnit(price))));
    }

    /** The price of a request where that is all the plan charges, however it is prorated: it has no fee. */
    public Optional<BigDecimal> pricePerRequest() {
        return components.size() == 1
                        && components.getFirst() instanceof Component.Usage usage
                        && usage.meter() == Meter.REQUESTS
                        && usage.included() == 0
                        && usage.pricing() instanceof Pricing.PerUnit(BigDecimal price)
                ? Optional.of(price)
                : Optional.empty();
    }

    /** Whether something is charged by a meter. */
    public boolean charges(Meter meter) {
        return components.stream().anyMatch(c -> c instanceof Component.Usage usage && usage.meter() == meter);
    }

    /**
     * What there is to charge, component by component.
     *
     * @param periodLength in what the tariff is prorated by
     * @param used counted units by meter
     * @param held how much of the period on the plan
     */
    public Consumption consumption(long periodLength, Map<Meter, Long> used, long held) {
        Map<Integer, Long> quantities = new HashMap<>();
        for (int place = 1; place <= components.size(); place++) {
            long quantity = switch (at(place)) {
                case Component.Usage usage -> used.getOrDefault(usage.meter(), 0L);
                case Component.Recurring fee -> held;
                case Component.Minimum minimum -> held;
                case Component.Maximum maximum -> 0;
                case Component.PercentDiscount discount -> 0;
                case Component.FixedDiscount discount -> 0;
            };
            if (quantity > 0) {
                quantities.put(place, quantity);
            }
        }
        return new Consumption(periodLength, quantities);
    }

    /** The component at a place, from 1. */
    public Component at(int place) {
        return components.get(place - 1);
    }

    static void requirePrice(BigDecimal price) {
        BigDecimal plain = price.stripTrailingZeros();
        if (plain.signum() < 0) {
            throw new IllegalArgumentException("a price is never negative");
        }
        if (plain.scale() > MAX_SCALE) {
            throw new IllegalArgumentException("a price has at most " + MAX_SCALE + " digits after the point");
        }
        if ((long) plain.precision() - plain.scale() > MAX_INTEGER_DIGITS) {
            throw new IllegalArgumentException(
                    "a price has at most " + MAX_INTEGER_DIGITS + " digits before the point");
        }
    }

    static List<Tier> requireTiers(List<Tier> tiers) {
        if (tiers.isEmpty() || tiers.size() > MAX_TIERS) {
            throw new IllegalArgumentException("a tiered price has 1 to " + MAX_TIERS + " tiers");
        }
        long below = 0;
        for (int i = 0; i < tiers.size() - 1; i++) {
            Long upTo = tiers.get(i).upTo();
            if (upTo == null) {
                throw new IllegalArgumentException("only the last tier has no upTo");
            }
            if (upTo <= below) {
                throw new IllegalArgumentException(
                        "tiers overlap: upTo " + upTo + " is not above " + below + ", where the tier before it ends");
            }
            below = upTo;
        }
        if (tiers.getLast().upTo() != null) {
            throw new IllegalArgumentException("the last tier must have no upTo, so that every unit has a price");
        }
        return List.copyOf(tiers);
    }

    private static void requireAmount(Component component, Currency currency) {
        BigDecimal amount = switch (component) {
            case Component.Recurring recurring -> recurring.amount();
            case Component.Minimum minimum -> minimum.amount();
            case Component.Maximum maximum -> maximum.amount();
            case Component.FixedDiscount discount -> discount.amount();
            case Component.PercentDiscount discount -> BigDecimal.ZERO;
            case Component.Usage usage -> BigDecimal.ZERO;
        };
        int digits = currency.getDefaultFractionDigits();
        if (amount.stripTrailingZeros().scale() > digits) {
            throw new IllegalArgumentException("'" + component.name() + "': an amount in " + currency.getCurrencyCode()
                    + " has at most " + digits + " digits after the point");
        }
    }

    private static void requireOneLimit(List<Component> components, Class<? extends Component> limit, String word) {
        if (components.stream().filter(limit::isInstance).count() > 1) {
            throw new IllegalArgumentException("a plan has at most one " + word);
        }
    }
}
