package io.modelmarket.billing.trace;

import io.modelmarket.billing.period.Months;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which accruals a caller asks for. One of settlement, invoice, partner with period, and model with usage period must
 * be named: by these they are found without reading all.
 *
 * @param line of the invoice, from 1
 */
record AccrualSearch(
        @Nullable String settlement,
        @Nullable String partner,
        @Nullable String invoice,
        @Nullable Integer line,
        @Nullable String agreement,
        @Nullable String model,
        @Nullable String period,
        @Nullable String usagePeriod) {

    /** The settlement whose payout is asked for. */
    @Nullable UUID payout() {
        return settlement == null ? null : id(settlement, "settlement");
    }

    /** Conditions on accruals {@code a}, and what pays them, {@code p}; their parameters are added in order. */
    String conditions(List<Object> parameters) {
        if (settlement == null
                && invoice == null
                && (partner == null || period == null)
                && (model == null || usagePeriod == null)) {
            throw EventQuestion.invalid(
                    "Name a settlement, an invoice, a partner with its period, or a model with its usagePeriod.");
        }
        List<String> all = new ArrayList<>();
        if (settlement != null) {
            all.add("p.settlement_id = ?");
            parameters.add(id(settlement, "settlement"));
        }
        if (partner != null) {
            all.add(settlement == null ? "a.tenant = ?" : "p.tenant = ?");
            parameters.add(partner);
        }
        if (invoice != null) {
            all.add(ofInvoice(parameters));
        }
        if (agreement != null) {
            all.add("a.agreement_id = ?");
            parameters.add(id(agreement, "agreement"));
        }
        if (model != null) {
            all.add("a.model = ?");
            parameters.add(model);
        }
        if (period != null) {
            all.add("a.period = ?");
            parameters.add(Months.parse(period).atDay(1));
        }
        if (usagePeriod != null) {
            all.add("a.usage_period = ?");
            parameters.add(Months.parse(usagePeriod).atDay(1));
        }
        return String.join(" AND ", all);
    }

    /** Shares of its lines, and what credit notes take back of them. */
    private String ofInvoice(List<Object> parameters) {
        String lines = "(SELECT l.bills FROM document_line l JOIN invoice i ON i.id = l.invoice_id WHERE i.number = ?"
                + (line == null ? "" : " AND l.line = ?") + ")";
        for (int i = 0; i < 2; i++) {
            parameters.add(Objects.requireNonNull(invoice));
            if (line != null) {
                parameters.add(line);
            }
        }
        return "a.id IN (SELECT id FROM accrual WHERE reference IN " + lines
                + " UNION ALL SELECT id FROM accrual WHERE credits IN " + lines + ")";
    }

    private static UUID id(String text, String name) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw EventQuestion.invalid(name + " must be an id, such as 4f2b8a1c-0000-4000-8000-000000000000.");
        }
    }
}
