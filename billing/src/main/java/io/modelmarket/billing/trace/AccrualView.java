package io.modelmarket.billing.trace;

import io.modelmarket.billing.wire.MoneyView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A participant's share of what one release earned of one invoice line.
 *
 * @param partner whose it is
 * @param place of the rule in the agreement, from 1
 * @param reference the line; of what a credit note takes back, that note's
 * @param credits the line that is taken back
 * @param lineageStep how many steps the release is from the one that was used
 * @param planId under which it was used
 * @param period the statement's
 * @param payout which pays it; none where it waits, or is the platform's
 * @param line where the invoice line is found
 */
record AccrualView(
        long id,
        String partner,
        String role,
        @Nullable UUID agreementId,
        @Nullable Integer agreementVersion,
        String rule,
        @Nullable String percent,
        int place,
        String invoice,
        String reference,
        @Nullable String credits,
        String model,
        @Nullable String release,
        @Nullable String usedRelease,
        int lineageStep,
        @Nullable UUID planId,
        String usagePeriod,
        String period,
        MoneyView basis,
        MoneyView amount,
        Instant accruedAt,
        @Nullable PayingView payout,
        String line) {

    /**
     * The payout that pays a share.
     *
     * @param accruals where everything is found that it pays
     */
    record PayingView(UUID settlement, String partner, LocalDate executeOn, String accruals) {}

    /**
     * A page of accruals.
     *
     * @param asOf when they were read
     */
    record AccrualsView(
            List<AccrualView> items, Instant asOf, @Nullable String next) {}
}
