package io.modelmarket.billing.close;

import io.modelmarket.billing.wire.MoneyView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A final close in JSON: how far it is, what was frozen, what came of it, and who did what. */
record CloseRunView(
        UUID id,
        String period,
        @Nullable String tenant,
        CloseRun.State state,
        String requestedBy,
        Instant requestedAt,
        @Nullable String approvedBy,
        List<FrozenInvoiceView> drafts,
        List<IssuedInvoiceView> issued,
        List<CloseEventView> events) {

    /** An invoice as frozen; the total holds the tax. */
    record FrozenInvoiceView(String tenant, int lines, MoneyView tax, MoneyView total) {}

    /** An invoice that was issued. */
    record IssuedInvoiceView(String number, String tenant, MoneyView total) {}

    /** Who did what, and why. */
    record CloseEventView(Instant at, String by, String what, String detail) {}
}
