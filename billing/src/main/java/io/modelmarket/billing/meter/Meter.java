package io.modelmarket.billing.meter;

import java.math.BigDecimal;

/**
 * What is counted of an answered request. Usage is kept in the finest unit; prices, tiers and packages are said of the
 * priced unit: a request, a row, a second of compute time, a megabyte (10^6 bytes), a token.
 */
public enum Meter {
    REQUESTS("requests", 0),
    ROWS("rows", 0),
    COMPUTE_TIME("compute-microseconds", 6),
    BYTES_IN("bytes-in", 6),
    BYTES_OUT("bytes-out", 6),
    TOKENS_IN("tokens-in", 0),
    TOKENS_OUT("tokens-out", 0);

    private final String unit;
    private final int digits;

    Meter(String unit, int digits) {
        this.unit = unit;
        this.digits = digits;
    }

    /** What a quantity of it is counted in. */
    public String unit() {
        return unit;
    }

    /** A counted quantity in priced units; exact. */
    public BigDecimal priced(long quantity) {
        return BigDecimal.valueOf(quantity, digits);
    }

    /** A counted quantity in priced units, in digits. */
    public String shown(long quantity) {
        BigDecimal priced = priced(quantity);
        return priced.signum() == 0 ? "0" : priced.stripTrailingZeros().toPlainString();
    }
}
