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
 * @param spread what the platform keeps of that, rounded once, half up, or all that is not credited
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
            Exchanged exchanged = exchange(paid, rate, spreadPercent);
            if (exchanged.credited().minorUnits() <= 0) {
                throw new IllegalArgumentException(
                        paid + " is nothing in " + exchanged.changed().currency());
            }
            return exchanged;
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(paid + " is more than can be booked", e);
        }
    }

    /**
     * Changes an amount that pays what is open in the rate's other currency. Some amounts are met by no number of minor
     * units of another currency: the least one that covers what is open is credited as just that, and what it comes to
     * beyond is spread.
     *
     * @throws IllegalArgumentException as when it is changed for nothing in particular
     */
    public static Exchanged of(Money paid, Money open, Rate rate, BigDecimal spreadPercent) {
        Exchanged exchanged = of(paid, rate, spreadPercent);
        if (open.minorUnits() <= 0 || exchanged.credited().minorUnits() <= open.minorUnits()) {
            return exchanged;
        }
        Money less = new Money(paid.minorUnits() - 1, paid.currency());
        boolean least = exchange(less, rate, spreadPercent).credited().minorUnits() < open.minorUnits();
        return least
                ? new Exchanged(paid, exchanged.changed(), exchanged.changed().minus(open), rate)
                : exchanged;
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
