package io.modelmarket.billing.credit;

import io.modelmarket.billing.tax.Treatment;
import io.modelmarket.billing.wire.MoneyView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A credit note in JSON.
 *
 * @param period in whose statements partners find what they give back
 * @param total with the tax
 * @param replacedBy the invoice that has taken the credited one's place, where it was credited for that
 */
public record CreditNoteView(
        String number,
        String invoice,
        String tenant,
        String period,
        String reason,
        Instant issuedAt,
        MoneyView subtotal,
        MoneyView tax,
        MoneyView total,
        List<CreditTaxView> taxes,
        List<CreditLineView> lines,
        @Nullable String replacedBy) {

    /**
     * What is taken back of a tax of the invoice.
     *
     * @param place in the invoice
     * @param rate in percent, a plain decimal
     */
    public record CreditTaxView(
            int place, Treatment treatment, String name, String rate, MoneyView net, MoneyView tax) {}

    /** A credited line of the invoice. */
    public record CreditLineView(int line, int invoiceLine, String model, String description, MoneyView amount) {}
}
