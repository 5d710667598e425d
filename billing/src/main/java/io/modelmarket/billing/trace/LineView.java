package io.modelmarket.billing.trace;

import io.modelmarket.billing.invoice.LineKind;
import io.modelmarket.billing.wire.ChargeDetail;
import io.modelmarket.billing.wire.MoneyView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An invoice line with what it is of and where it leads.
 *
 * @param bills the reference of the line that bills the usage and is shared: that of the first invoice, where this one
 *     has taken another's place
 * @param replacedBy the invoice that has taken the place of its invoice, which states it again
 * @param tenant the consumer
 * @param unit what the quantity is counted in
 * @param unitPrice where all units have the same price
 * @param charge how the amount comes about; not of lines from before plans had components
 * @param credited what credit notes have taken back of it
 * @param usage where the usage behind it is found
 * @param accruals where its shares are found, and what was taken back of them
 * @param ledger where the ledger's transactions of its invoice are found
 */
@Schema(name = "TracedLineView")
record LineView(
        String invoice,
        int line,
        String reference,
        String bills,
        @Nullable String replacedBy,
        String tenant,
        String partner,
        String model,
        LineKind kind,
        String description,
        UUID subscription,
        UUID plan,
        int planVersion,
        int component,
        String usagePeriod,
        String timeZone,
        long quantity,
        String unit,
        @Nullable String unitPrice,
        MoneyView amount,
        MoneyView credited,
        @Nullable ChargeDetail charge,
        Instant issuedAt,
        String usage,
        @Nullable String accruals,
        @Nullable String ledger) {

    private static final String INVOICES = "/v1/finance/invoices/";

    /** Where finance finds a line, by its reference. */
    static String address(String reference) {
        int at = reference.lastIndexOf('/');
        return INVOICES + Href.encoded(reference.substring(0, at)) + "/lines/" + reference.substring(at + 1);
    }

    /** A line and what participants have of it. */
    @Schema(name = "SharedLineView")
    record SharedLineView(LineView line, List<AccrualView> shares) {}
}
