package io.modelmarket.billing.rating;

import io.modelmarket.billing.meter.Meter;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tariffs and consumptions in few words. */
final class Tariffs {

    static final Currency EUR = Currency.getInstance("EUR");

    /** The seconds of a month of 31 days. */
    static final long MONTH = 31L * 86_400;

    private Tariffs() {}

    static Tariff of(Component... components) {
        return new Tariff(EUR, List.of(components));
    }

    static Component requests(Pricing pricing) {
        return requests(0, pricing);
    }

    static Component requests(long included, Pricing pricing) {
        return new Component.Usage("Requests", Meter.REQUESTS, included, pricing);
    }

    static Pricing perUnit(String price) {
        return new Pricing.PerUnit(new BigDecimal(price));
    }

    static Tier tier(@Nullable Long upTo, String price, String flat) {
        return new Tier(upTo, new BigDecimal(price), new BigDecimal(flat));
    }

    static BigDecimal amount(String amount) {
        return new BigDecimal(amount);
    }

    /** Quantities of the components in their order. */
    static Consumption used(long... quantities) {
        Map<Integer, Long> byPlace = new HashMap<>();
        for (int i = 0; i < quantities.length; i++) {
            byPlace.put(i + 1, quantities[i]);
        }
        return new Consumption(MONTH, byPlace);
    }

    static String total(Tariff tariff, long... quantities) {
        return Rating.total(tariff, used(quantities)).toDecimal().toPlainString();
    }
}
