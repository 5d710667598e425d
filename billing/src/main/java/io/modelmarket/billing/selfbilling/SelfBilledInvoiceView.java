package io.modelmarket.billing.selfbilling;

import io.modelmarket.billing.invoice.InvoiceView.TaxView;
import io.modelmarket.billing.tax.Parties;
import io.modelmarket.billing.wire.MoneyView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A self-billed invoice with its lines in JSON. Lines are before tax; the total is with it, and is what is paid.
 *
 * @param from the first month in which something of it was used, and {@code to} the last
 * @param executeOn the day the bank was asked to pay it on
 * @param parties as of its issue; the seller is the partner
 */
public record SelfBilledInvoiceView(
        String number,
        String tenant,
        UUID settlement,
        LocalDate executeOn,
        Instant issuedAt,
        String from,
        String to,
        MoneyView subtotal,
        MoneyView tax,
        MoneyView total,
        Parties parties,
        List<TaxView> taxes,
        List<SelfBilledLineView> lines) {

    /**
     * Accruals of the same month by the same rule, added up.
     *
     * @param correction whether credit notes take it back; then it is below zero
     * @param accruals how many
     * @param taxPlace which of the taxes it is part of, from 1
     */
    @Schema(name = "SelfBilledLineView")
    public record SelfBilledLineView(
            int line,
            String description,
            String model,
            @Nullable String release,
            String role,
            String rule,
            @Nullable UUID agreementId,
            @Nullable Integer agreementVersion,
            String usagePeriod,
            boolean correction,
            long accruals,
            MoneyView amount,
            int taxPlace) {}
}
