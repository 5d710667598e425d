package io.modelmarket.platform.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.modelmarket.contracts.event.proto.PriceComponent;
import io.modelmarket.contracts.event.proto.PriceTier;
import io.modelmarket.contracts.event.proto.SubscriptionState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a plan version charges, for display; amounts are decimals as text.
 *
 * @param perRequest only where that is all it charges
 * @param components in the order in which they act; empty where billing has not told of them yet
 */
public record Price(String currency, @Nullable String perRequest, List<Component> components) {

    static Price of(SubscriptionState state) {
        return new Price(
                state.getCurrency(),
                text(state.getPricePerRequest()),
                state.getComponentsList().stream().map(Component::of).toList());
    }

    private static @Nullable String text(String told) {
        return told.isEmpty() ? null : told;
    }

    private static @Nullable Long number(long told) {
        return told == 0 ? null : told;
    }

    /**
     * One part of it; which fields it has depends on its type, of which billing may have more than are known here.
     *
     * @param meter what a usage component counts
     * @param price of a unit or a package
     * @param size of a package
     * @param included units of each period that cost nothing
     * @param amount of a fee, minimum, maximum or fixed discount
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Component(
            String type,
            String name,
            @Nullable String meter,
            @Nullable String price,
            @Nullable Long size,
            @Nullable Long included,
            @Nullable List<Tier> tiers,
            @Nullable String amount,
            @Nullable String percent) {

        private static Component of(PriceComponent told) {
            return new Component(
                    told.getType(),
                    told.getName(),
                    text(told.getMeter()),
                    text(told.getPrice()),
                    number(told.getSize()),
                    number(told.getIncluded()),
                    told.getTiersCount() == 0
                            ? null
                            : told.getTiersList().stream().map(Tier::of).toList(),
                    text(told.getAmount()),
                    text(told.getPercent()));
        }
    }

    /** Units up to a bound, both in the component's priced units; the last tier has none. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Tier(
            @Nullable Long upTo, String price, @Nullable String flat) {

        private static Tier of(PriceTier told) {
            return new Tier(number(told.getUpTo()), told.getPrice(), text(told.getFlat()));
        }
    }
}
