package io.modelmarket.billing.exchange;

import java.math.BigDecimal;
import java.time.LocalDate;

/** A line of an import that is well-formed by itself. */
record RateLine(LocalDate day, String base, String quote, BigDecimal rate, String source) {

    /** Of what it is the rate: no other line may be. */
    String pair() {
        return day + " " + base + "/" + quote;
    }

    /** The same the other way round. */
    String inverse() {
        return turned().pair();
    }

    /** The line of the same day and pair the other way round, as far as that identifies it. */
    RateLine turned() {
        return new RateLine(day, /* base= */ quote, /* quote= */ base, rate, source);
    }
}
