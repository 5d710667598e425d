package io.modelmarket.billing.payout;

import io.modelmarket.contracts.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The least that is paid out in each currency: what is set for it, else what is set for all; never nothing. */
@ApplicationScoped
public class MinimumPayout {

    private final BigDecimal usual;
    private final Map<String, BigDecimal> in;

    @Inject
    MinimumPayout(PayoutConfig config) {
        this.usual = config.minimum();
        this.in = new HashMap<>();
        // Codes in small letters come last, and are those of environment variables.
        new TreeMap<>(config.minimumIn()).forEach((code, least) -> in.put(code.toUpperCase(Locale.ROOT), least));
    }

    /** Of a currency. */
    public Money of(Currency currency) {
        Money least = Money.round(in.getOrDefault(currency.getCurrencyCode(), usual), currency);
        return new Money(Math.max(1, least.minorUnits()), currency);
    }
}
