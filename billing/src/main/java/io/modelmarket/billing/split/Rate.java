package io.modelmarket.billing.split;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of something, exact: a decimal percentage, or a fraction of whole numbers, which keeps the form in which it
 * was written.
 *
 * @param multiple as many per cent as the rate is, times the divisor
 * @param divisor of a fraction its denominator, of a percentage 1
 */
public record Rate(BigDecimal multiple, BigInteger divisor) implements Comparable<Rate> {

    /** Nothing. */
    public static final Rate NONE = new Rate(BigDecimal.ZERO, BigInteger.ONE);

    private static final Pattern FRACTION = Pattern.compile("(\\d{1,6})/([1-9]\\d{0,5})");
    private static final int SHOWN_DIGITS = 12;

    /** So many per cent. */
    public static Rate ofPercent(BigDecimal percent) {
        return new Rate(percent, BigInteger.ONE);
    }

    /**
     * A fraction.
     *
     * @throws IllegalArgumentException when it is none of whole numbers of up to six digits
     */
    public static Rate parse(String text) {
        Matcher fraction = FRACTION.matcher(text);
        if (!fraction.matches()) {
            throw new IllegalArgumentException(
                    "rate must be a fraction of whole numbers of up to six digits, like 1/3; say other rates as percent");
        }
        return new Rate(new BigDecimal(fraction.group(1)).movePointRight(2), new BigInteger(fraction.group(2)));
    }

    /** Whether it was not written as a percentage. */
    public boolean isFraction() {
        return !divisor.equals(BigInteger.ONE);
    }

    /** Per cent; of a fraction rounded to twelve digits after the point. */
    public BigDecimal percent() {
        return isFraction() ? multiple.divide(new BigDecimal(divisor), SHOWN_DIGITS, RoundingMode.HALF_UP) : multiple;
    }

    /** Both together. */
    public Rate plus(Rate other) {
        BigInteger common = commonMultiple(divisor, other.divisor);
        return new Rate(times(common).add(other.times(common)), common);
    }

    @Override
    public int compareTo(Rate other) {
        return multiple.multiply(new BigDecimal(other.divisor))
                .compareTo(other.multiple.multiply(new BigDecimal(divisor)));
    }

    /** As it was written: a fraction, or per cent. */
    @Override
    public String toString() {
        if (isFraction()) {
            return multiple.movePointLeft(2).toBigIntegerExact() + "/" + divisor;
        }
        return multiple.signum() == 0 ? "0" : multiple.stripTrailingZeros().toPlainString();
    }

    /** Exactly, in per cent, so many times; a multiple of the divisor. */
    BigDecimal times(BigInteger common) {
        return multiple.multiply(new BigDecimal(common.divide(divisor)));
    }

    static BigInteger commonMultiple(BigInteger one, BigInteger other) {
        return one.divide(one.gcd(other)).multiply(other);
    }
}
