package io.modelmarket.billing.rating;

import java.math.BigDecimal;
import java.util.Currency;

/** What one plan version charges: so much for each answered request. */
public record Tariff(Currency currency, BigDecimal pricePerRequest) {

    /** Digits a price may have after the point. */
    public static final int MAX_SCALE = 12;

    private static final int MAX_INTEGER_DIGITS = 12;

    /**
     * Checks its parts.
     *
     * @throws IllegalArgumentException for a negative price, one with too many digits, or a currency without minor unit
     */
    public Tariff {
        if (currency.getDefaultFractionDigits() < 0) {
            throw new IllegalArgumentException("currency " + currency.getCurrencyCode() + " has no minor unit");
        }
        BigDecimal plain = pricePerRequest.stripTrailingZeros();
        if (plain.signum() < 0) {
            throw new IllegalArgumentException("a price is never negative");
        }
        if (plain.scale() > MAX_SCALE) {
            throw new IllegalArgumentException("a price has at most " + MAX_SCALE + " digits after the point");
        }
        if (plain.precision() - plain.scale() > MAX_INTEGER_DIGITS) {
            throw new IllegalArgumentException(
                    "a price has at most " + MAX_INTEGER_DIGITS + " digits before the point");
        }
    }

    /** The unrounded charge in major units; exact. */
    public BigDecimal charge(long requests) {
        if (requests < 0) {
            throw new IllegalArgumentException("usage is never negative");
        }
        return pricePerRequest.multiply(BigDecimal.valueOf(requests));
    }
}
