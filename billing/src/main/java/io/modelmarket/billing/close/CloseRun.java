package io.modelmarket.billing.close;

import java.time.YearMonth;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The final close of a period on its way.
 *
 * @param tenant the one consumer it is of; null for all
 */
record CloseRun(
        UUID id,
        YearMonth period,
        @Nullable String tenant,
        State state,
        String requestedBy,
        @Nullable String approvedBy) {

    /** How far it is. */
    @Schema(name = "CloseRunState")
    enum State {
        /** Frozen, rated and reconciled. */
        AWAITING_APPROVAL,
        /** Approved; invoices are issued consumer by consumer. */
        ISSUING,
        /** All issued; the period takes adjustments only. */
        LOCKED,
        /** Refused, replaced, or its figures have changed; what was issued stays. */
        DISCARDED,
        /** Was locked; the period can be closed again. */
        REOPENED
    }
}
