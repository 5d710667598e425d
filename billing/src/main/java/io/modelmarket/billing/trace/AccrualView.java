package io.modelmarket.billing.trace;

import io.modelmarket.billing.payout.TransferState;
import io.modelmarket.billing.wire.MoneyView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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

    /** The same, with what is known of the payout that pays it. */
    AccrualView paidBy(PayingView paying) {
        return new AccrualView(
                id,
                partner,
                role,
                agreementId,
                agreementVersion,
                rule,
                percent,
                place,
                invoice,
                reference,
                credits,
                model,
                release,
                usedRelease,
                lineageStep,
                planId,
                usagePeriod,
                period,
                basis,
                amount,
                accruedAt,
                paying,
                line);
    }

    /**
     * The payout that pays a share. One that came back has paid nothing; those that repeat it do.
     *
     * @param state how far it is at the bank
     * @param on the bank's day; none while it waits
     * @param accruals where everything is found that it pays
     * @param again those that pay it again because it came back, and those that repeat these in turn; in their order
     */
    record PayingView(
            UUID settlement,
            String partner,
            LocalDate executeOn,
            TransferState state,
            @Nullable LocalDate on,
            String accruals,
            List<AgainView> again) {

        /** The same, with those that repeat it. */
        PayingView repeatedBy(List<AgainView> payouts) {
            return new PayingView(settlement, partner, executeOn, state, on, accruals, payouts);
        }
    }

    /**
     * A payout that pays another one again, or is paid again by one.
     *
     * @param of the settlement whose payout is paid again
     * @param settlement the other payout's
     * @param amount how much of it
     * @param accruals where everything is found that the other payout pays
     */
    @Schema(name = "PayoutAgainView")
    record AgainView(
            UUID of,
            UUID settlement,
            String partner,
            LocalDate executeOn,
            MoneyView amount,
            TransferState state,
            @Nullable LocalDate on,
            String accruals) {}

    /**
     * A page of accruals.
     *
     * @param again of a payout that is asked for: the first 100 payouts that came back and are paid again with it,
     *     whose accruals are paid by it too
     * @param asOf when they were read
     */
    record AccrualsView(
            List<AccrualView> items,
            List<AgainView> again,
            Instant asOf,
            @Nullable String next) {}
}
