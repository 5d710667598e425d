package io.modelmarket.billing.credit;

import io.modelmarket.billing.wire.MoneyView;
import java.time.Instant;
import java.util.List;

/**
 * A credit note in JSON.
 *
 * @param period in whose statements partners find what they give back
 */
record CreditNoteView(
        String number,
        String invoice,
        String tenant,
        String period,
        String reason,
        Instant issuedAt,
        MoneyView total,
        List<CreditLineView> lines) {

    /** A credited line of the invoice. */
    record CreditLineView(int line, int invoiceLine, String model, String description, MoneyView amount) {}
}
