package io.modelmarket.billing.exchange;

import io.modelmarket.contracts.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount, and what it became in another currency. Plain Java.
 *
 * @param paid above zero
 * @param changed what it is worth at the rate, rounded once, half up
 * @param spread what the platform keeps of that, rounded once, half up
 */
public record Exchanged(Money paid, Money changed, Money spread, Rate rate) {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /**
     * Changes an amount into the rate's other currency.
     *
     * @throws IllegalArgumentException when the rate is not of its currency, nothing is left of it, or it is more than
     *     can be booked
     */
    public static Exchanged of(Money paid, Rate rate, BigDecimal spreadPercent) {
        try {
            return exchange(paid, rate, spreadPercent);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(paid + " is more than can be booked", e);
        }
    }

    private static Exchanged exchange(Money paid, Rate rate, BigDecimal spreadPercent) {
        boolean fromBase = paid.currency().equals(rate.base());
        if (!fromBase && !paid.currency().equals(rate.quote())) {
            throw new IllegalArgumentException(
                    "a rate of " + rate.base() + " and " + rate.quote() + " changes no " + paid.currency());
        }
        Currency into = fromBase ? rate.quote() : rate.base();
        int digits = into.getDefaultFractionDigits();
        BigDecimal worth = fromBase
                ? paid.toDecimal().multiply(rate.rate()).setScale(digits, RoundingMode.HALF_UP)
                : paid.toDecimal().divide(rate.rate(), digits, RoundingMode.HALF_UP);
        Money changed = Money.round(worth, into);
        Money spread = Money.round(changed.toDecimal().multiply(spreadPercent).divide(HUNDRED), into);
        if (changed.minorUnits() - spread.minorUnits() <= 0) {
            throw new IllegalArgumentException(paid + " is nothing in " + into);
        }
        return new Exchanged(paid, changed, spread, rate);
    }

    /** What counts as paid. */
    public Money credited() {
        return changed.minus(spread);
    }

    /** What takes it back, to the last unit. */
    public Exchanged negated() {
        return new Exchanged(paid.negate(), changed.negate(), spread.negate(), rate);
    }
}
