package io.modelmarket.contracts.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount in integer minor units of an ISO 4217 currency (cents of EUR, yen of JPY, fils of KWD). May be negative.
 */
public record Money(long minorUnits, Currency currency) {

    /**
     * Checks its parts.
     *
     * @throws IllegalArgumentException for a currency without minor-unit digits, such as XAU
     */
    public Money {
        if (currency.getDefaultFractionDigits() < 0) {
            throw new IllegalArgumentException("currency " + currency.getCurrencyCode() + " has no minor unit");
        }
    }

    /** Nothing, in {@code currency}. */
    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /** Rounds an unrounded amount in major units once, HALF_UP, to the currency's digits. */
    public static Money round(BigDecimal amount, Currency currency) {
        BigDecimal scaled = amount.setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_UP);
        return new Money(scaled.unscaledValue().longValueExact(), currency);
    }

    /**
     * Sum; exact.
     *
     * @throws IllegalArgumentException when the currencies differ
     */
    public Money plus(Money other) {
        requireSame(other);
        return new Money(Math.addExact(minorUnits, other.minorUnits), currency);
    }

    /**
     * Difference; exact.
     *
     * @throws IllegalArgumentException when the currencies differ
     */
    public Money minus(Money other) {
        return plus(other.negate());
    }

    /** The same amount the other way. */
    public Money negate() {
        return new Money(Math.negateExact(minorUnits), currency);
    }

    /** The amount in major units, at the currency's scale. */
    public BigDecimal toDecimal() {
        return BigDecimal.valueOf(minorUnits, currency.getDefaultFractionDigits());
    }

    /** For people and reports: {@code 1.00 EUR}. */
    @Override
    public String toString() {
        return toDecimal().toPlainString() + " " + currency.getCurrencyCode();
    }

    private void requireSame(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
        }
    }
}
