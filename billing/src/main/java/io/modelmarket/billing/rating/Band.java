package io.modelmarket.billing.rating;

import java.math.BigDecimal;

/**
 * A part of a charge at one price, unrounded.
 *
 * @param units priced units, or packages where packages are sold
 * @param amount units times price, plus what is charged once
 */
public record Band(BigDecimal units, BigDecimal price, BigDecimal flat, BigDecimal amount) {

    static Band of(BigDecimal units, BigDecimal price, BigDecimal flat) {
        return new Band(units, price, flat, units.multiply(price).add(flat));
    }

    static Band free(BigDecimal units) {
        return of(units, BigDecimal.ZERO, BigDecimal.ZERO);
    }
}
