package io.modelmarket.billing.close;

import io.modelmarket.billing.wire.MoneyView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A final close in JSON: how far it is, what was frozen and issued in sum, who did what, and who could not be issued,
 * the first 100 of them.
 */
record CloseRunView(
        UUID id,
        String period,
        @Nullable String tenant,
        CloseRun.State state,
        String requestedBy,
        Instant requestedAt,
        @Nullable String approvedBy,
        List<CloseSumView> sums,
        List<CloseEventView> events,
        List<CloseFailureView> failures) {

    /**
     * Its invoices in one currency; totals hold the tax.
     *
     * @param drafts how many were frozen
     * @param issued how many of them are issued
     */
    record CloseSumView(int drafts, MoneyView tax, MoneyView total, int issued, MoneyView invoiced) {}

    /** An invoice as frozen, and as issued where it is; totals hold the tax. */
    record CloseInvoiceView(
            String tenant,
            int lines,
            MoneyView tax,
            MoneyView total,
            @Nullable String number,
            @Nullable MoneyView invoiced) {}

    /**
     * A consumer that could not be issued, and is not yet.
     *
     * @param code why, the last time, for programs
     * @param reason why, the last time, in English
     * @param times how often it was tried
     */
    record CloseFailureView(
            String tenant, CloseFailureCode code, String reason, Instant first, Instant last, int times) {}

    /** Who did what, and why. */
    record CloseEventView(Instant at, String by, String what, String detail) {}
}
