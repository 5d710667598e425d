package io.modelmarket.billing.tax;

import java.math.BigDecimal;

/** Rates as they are shown. */
public final class Rates {

    private Rates() {}

    /** A plain decimal without needless zeros. */
    public static String plain(BigDecimal rate) {
        return rate.signum() == 0 ? "0" : rate.stripTrailingZeros().toPlainString();
    }
}
