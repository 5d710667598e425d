package io.modelmarket.billing.exchange;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;

/** One unit of {@code base} is worth {@code rate} units of {@code quote}. Plain Java. */
public record Rate(LocalDate day, Currency base, Currency quote, int version, BigDecimal rate) {

    /**
     * Checks its parts.
     *
     * @throws IllegalArgumentException when it is not above zero, or of one currency
     */
    public Rate {
        if (rate.signum() <= 0 || base.equals(quote)) {
            throw new IllegalArgumentException("a rate is above zero and between two currencies");
        }
    }
}
