package io.modelmarket.billing.plan;

import io.modelmarket.billing.meter.Meter;
import io.modelmarket.billing.rating.Component;
import io.modelmarket.billing.rating.Pricing;
import io.modelmarket.billing.rating.Tariff;
import io.modelmarket.billing.rating.Tier;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A component of a plan in JSON, and as it is stored. Which fields it has depends on its type; amounts and prices are
 * decimal strings, bounds and sizes whole priced units.
 *
 * @param meter of PER_UNIT, PACKAGE, GRADUATED, VOLUME
 * @param price of a unit or a package
 * @param size of a package
 * @param included units of each period that cost nothing
 * @param amount of RECURRING, MINIMUM, MAXIMUM, FIXED_DISCOUNT
 */
public record PlanComponent(
        @NotNull Type type,
        @NotBlank @Size(max = 60) String name,
        @Nullable Meter meter,
        @Size(max = 40) @Nullable String price,
        @Positive @Max(MOST_UNITS) @Nullable Long size,
        @PositiveOrZero @Max(MOST_UNITS) @Nullable Long included,
        @Size(max = Tariff.MAX_TIERS) @Nullable List<@NotNull @Valid PlanTier> tiers,
        @Size(max = 40) @Nullable String amount,
        @Size(max = 40) @Nullable String percent) {

    private static final long MOST_UNITS = 1_000_000_000_000_000L;

    /** What a component does. */
    public enum Type {
        PER_UNIT,
        PACKAGE,
        GRADUATED,
        VOLUME,
        RECURRING,
        MINIMUM,
        MAXIMUM,
        PERCENT_DISCOUNT,
        FIXED_DISCOUNT
    }

    /** A tier in JSON; the last one has no end. */
    public record PlanTier(
            @Positive @Max(MOST_UNITS) @Nullable Long upTo,
            @NotBlank @Size(max = 40) String price,
            @Size(max = 40) @Nullable String flat) {

        private static PlanTier of(Tier tier) {
            return new PlanTier(
                    tier.upTo(), plain(tier.price()), tier.flat().signum() == 0 ? null : plain(tier.flat()));
        }

        private Tier tier() {
            return new Tier(upTo, new BigDecimal(price), flat == null ? BigDecimal.ZERO : new BigDecimal(flat));
        }
    }

    /**
     * The component it says.
     *
     * @throws IllegalArgumentException when a field is missing, is not of its type, or says something impossible
     */
    Component component() {
        checkFields();
        return switch (type) {
            case PER_UNIT -> usage(new Pricing.PerUnit(decimal("price", price)));
            case PACKAGE -> usage(new Pricing.Packages(required("size", size), decimal("price", price)));
            case GRADUATED -> usage(new Pricing.Graduated(tierList()));
            case VOLUME -> usage(new Pricing.Volume(tierList()));
            case RECURRING -> new Component.Recurring(name, decimal("amount", amount));
            case MINIMUM -> new Component.Minimum(name, decimal("amount", amount));
            case MAXIMUM -> new Component.Maximum(name, decimal("amount", amount));
            case PERCENT_DISCOUNT -> new Component.PercentDiscount(name, decimal("percent", percent));
            case FIXED_DISCOUNT -> new Component.FixedDiscount(name, decimal("amount", amount));
        };
    }

    /** Shows {@code component}. */
    static PlanComponent of(Component component) {
        return switch (component) {
            case Component.Usage usage -> of(usage);
            case Component.Recurring fee -> of(Type.RECURRING, fee.name(), fee.amount());
            case Component.Minimum minimum -> of(Type.MINIMUM, minimum.name(), minimum.amount());
            case Component.Maximum maximum -> of(Type.MAXIMUM, maximum.name(), maximum.amount());
            case Component.FixedDiscount discount -> of(Type.FIXED_DISCOUNT, discount.name(), discount.amount());
            case Component.PercentDiscount discount ->
                new PlanComponent(
                        Type.PERCENT_DISCOUNT,
                        discount.name(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        plain(discount.percent()));
        };
    }

    private static PlanComponent of(Component.Usage usage) {
        Long included = usage.included() == 0 ? null : usage.included();
        return switch (usage.pricing()) {
            case Pricing.PerUnit(BigDecimal price) ->
                new PlanComponent(
                        Type.PER_UNIT, usage.name(), usage.meter(), plain(price), null, included, null, null, null);
            case Pricing.Packages(long size, BigDecimal price) ->
                new PlanComponent(
                        Type.PACKAGE, usage.name(), usage.meter(), plain(price), size, included, null, null, null);
            case Pricing.Graduated(List<Tier> tiers) -> tiered(Type.GRADUATED, usage, included, tiers);
            case Pricing.Volume(List<Tier> tiers) -> tiered(Type.VOLUME, usage, included, tiers);
        };
    }

    private static PlanComponent tiered(Type type, Component.Usage usage, @Nullable Long included, List<Tier> tiers) {
        List<PlanTier> shown = tiers.stream().map(PlanTier::of).toList();
        return new PlanComponent(type, usage.name(), usage.meter(), null, null, included, shown, null, null);
    }

    private static PlanComponent of(Type type, String name, BigDecimal amount) {
        return new PlanComponent(type, name, null, null, null, null, null, plain(amount), null);
    }

    private Component usage(Pricing pricing) {
        return new Component.Usage(name, required("meter", meter), included == null ? 0 : included, pricing);
    }

    private List<Tier> tierList() {
        return required("tiers", tiers).stream().map(PlanTier::tier).toList();
    }

    private void checkFields() {
        boolean usage = switch (type) {
            case PER_UNIT, PACKAGE, GRADUATED, VOLUME -> true;
            case RECURRING, MINIMUM, MAXIMUM, PERCENT_DISCOUNT, FIXED_DISCOUNT -> false;
        };
        boolean tiered = type == Type.GRADUATED || type == Type.VOLUME;
        refuse("meter", meter, usage);
        refuse("included", included, usage);
        refuse("price", price, usage && !tiered);
        refuse("tiers", tiers, tiered);
        refuse("size", size, type == Type.PACKAGE);
        refuse("amount", amount, !usage && type != Type.PERCENT_DISCOUNT);
        refuse("percent", percent, type == Type.PERCENT_DISCOUNT);
    }

    private void refuse(String field, @Nullable Object value, boolean belongs) {
        if (value != null && !belongs) {
            throw new IllegalArgumentException(type + " has no " + field);
        }
    }

    private <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(type + " needs " + field);
        }
        return value;
    }

    private BigDecimal decimal(String field, @Nullable String value) {
        return new BigDecimal(required(field, value));
    }

    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
