package io.modelmarket.billing.report;

import io.modelmarket.billing.meter.Meter;
import io.modelmarket.billing.rating.Proration;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What FOCUS calls a line: usage of a meter, a fee (a purchase of the subscription for a time), a credit (an adjustment
 * without a quantity), or tax.
 *
 * @param unit as FOCUS writes units
 * @param digits decimal digits between the unit and that of our counts
 */
record FocusCharge(
        String category, String frequency, @Nullable String unit, int digits) {

    private static final FocusCharge CREDIT = new FocusCharge("Adjustment", "One-Time", null, 0);
    private static final FocusCharge TAX = new FocusCharge("Tax", "One-Time", null, 0);
    private static final FocusCharge FEE = new FocusCharge("Purchase", "Recurring", "Seconds", 0);
    private static final FocusCharge FEE_BY_DAY = new FocusCharge("Purchase", "Recurring", "Days", 0);

    /** What a row is of. */
    enum Kind {
        LINE,
        CREDIT,
        TAX
    }

    /**
     * What a row is called.
     *
     * @param unit that lines are counted in; null of tax
     */
    static FocusCharge of(Kind kind, @Nullable String unit) {
        return switch (kind) {
            case LINE -> line(Objects.requireNonNull(unit));
            case CREDIT -> CREDIT;
            case TAX -> TAX;
        };
    }

    private static FocusCharge line(String unit) {
        Optional<Meter> meter =
                Arrays.stream(Meter.values()).filter(m -> m.unit().equals(unit)).findFirst();
        FocusCharge fee = unit.equals(Proration.DAY.unit()) ? FEE_BY_DAY : FEE;
        return meter.map(FocusCharge::usage).orElse(fee);
    }

    private static FocusCharge usage(Meter meter) {
        return switch (meter) {
            case REQUESTS -> new FocusCharge("Usage", "Usage-Based", "Requests", 0);
            case ROWS -> new FocusCharge("Usage", "Usage-Based", "Rows", 0);
            case COMPUTE_TIME -> new FocusCharge("Usage", "Usage-Based", "Seconds", 6);
            case TOKENS_IN, TOKENS_OUT -> new FocusCharge("Usage", "Usage-Based", "Tokens", 0);
            case BYTES_IN, BYTES_OUT -> new FocusCharge("Usage", "Usage-Based", "MB", 6);
        };
    }

    boolean isUsage() {
        return category.equals("Usage");
    }

    boolean isTax() {
        return category.equals("Tax");
    }

    /** A counted quantity in the unit; exact. */
    @Nullable BigDecimal quantity(@Nullable Long counted) {
        return counted == null || unit == null ? null : BigDecimal.valueOf(counted, digits);
    }
}
