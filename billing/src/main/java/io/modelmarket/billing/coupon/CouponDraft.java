package io.modelmarket.billing.coupon;

import io.modelmarket.billing.rating.Component;
import io.modelmarket.billing.wire.Amounts;
import io.modelmarket.billing.wire.Times;
import io.modelmarket.contracts.money.Money;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A coupon to be, in JSON: either percent, or amount and currency.
 *
 * @param months of the duration MONTHS
 * @param validFrom now unless said
 * @param plans all of the partner's unless said
 */
record CouponDraft(
        @NotBlank @Pattern(regexp = "[A-Z0-9-]{4,32}") String code,
        @Size(max = 40) @Nullable String percent,
        @Size(max = 40) @Nullable String amount,
        @Size(max = 3) @Nullable String currency,
        @NotNull Duration duration,
        @Positive @Max(MOST_MONTHS) @Nullable Integer months,
        @Nullable Instant validFrom,
        @Nullable Instant validTo,
        @Positive @Nullable Integer maxRedemptions,
        @Size(max = MOST_PLANS) @Nullable List<@NotNull UUID> plans) {

    private static final int MOST_MONTHS = 1200;
    private static final int MOST_PLANS = 200;

    /** For how long a coupon is once it is redeemed. */
    enum Duration {
        /** The first month. */
        ONCE,
        /** So many months. */
        MONTHS,
        /** As long as the subscription lives. */
        FOREVER
    }

    /**
     * The coupon it says.
     *
     * @throws ProblemException naming the field that is wrong
     */
    Coupon coupon(String partner, Instant now) {
        if ((duration == Duration.MONTHS) != (months != null)) {
            throw invalid("months belongs to duration MONTHS, which needs it.");
        }
        if (percent != null ? amount != null || currency != null : amount == null || currency == null) {
            throw invalid("percent is needed, or amount and currency, and not both.");
        }
        Instant from = validFrom == null ? now : Times.known(validFrom, "validFrom");
        if (validTo != null && !Times.known(validTo, "validTo").isAfter(from)) {
            throw invalid("validTo must be after validFrom.");
        }
        return new Coupon(
                UUID.randomUUID(),
                partner,
                code,
                percent == null ? null : rate(percent),
                amount == null || currency == null ? null : money(amount, currency),
                duration == Duration.ONCE ? Integer.valueOf(1) : months,
                from,
                validTo,
                maxRedemptions,
                0,
                plans == null ? List.of() : List.copyOf(plans),
                now,
                null);
    }

    private static BigDecimal rate(String text) {
        try {
            return new Component.PercentDiscount("", new BigDecimal(text)).percent();
        } catch (NumberFormatException e) {
            throw invalid("percent must be a decimal number, like 12.5.");
        } catch (IllegalArgumentException e) {
            throw invalid("percent: " + e.getMessage() + ".");
        }
    }

    private static Money money(String amount, String code) {
        try {
            Currency known = Currency.getInstance(code);
            return new Money(Amounts.minor(amount, known), known);
        } catch (IllegalArgumentException e) {
            throw invalid("currency " + code + " is not known.");
        }
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(ProblemType.INVALID_REQUEST, detail);
    }
}
