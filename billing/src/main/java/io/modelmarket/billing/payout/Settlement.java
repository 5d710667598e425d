package io.modelmarket.billing.payout;

import io.modelmarket.billing.payout.Proposals.Omission;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Payouts of a currency that are made together.
 *
 * @param omitted who is not paid though something is due, by the proposal or since the approval
 */
record Settlement(
        UUID id,
        Currency currency,
        LocalDate executeOn,
        State state,
        String proposedBy,
        Instant proposedAt,
        @Nullable String approvedBy,
        List<Payout> payouts,
        List<Omission> omitted) {

    /** The day on which the bank is asked to do it by a file of that instant: banks refuse a day that is over. */
    LocalDate executedFrom(Instant at) {
        LocalDate today = day(at);
        return executeOn.isBefore(today) ? today : executeOn;
    }

    /** By which payouts go: UTC's. */
    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    /** How far it is. */
    @Schema(name = "SettlementState")
    enum State {
        AWAITING_APPROVAL,
        /** Booked; the file is for the bank. */
        APPROVED,
        /** Proposed anew, or no payout could be made as it was proposed any more. */
        DISCARDED
    }
}
