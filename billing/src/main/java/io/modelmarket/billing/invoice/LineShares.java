package io.modelmarket.billing.invoice;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.invoice.InvoiceView.ShareView;
import io.modelmarket.billing.wire.MoneyView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What participants have of an invoice's lines, as it was shared. Within a transaction, across tenants only. */
@ApplicationScoped
class LineShares {

    private final Database database;

    @Inject
    LineShares(Database database) {
        this.database = database;
    }

    /** By the lines' references, in the order in which each was shared. */
    Map<String, List<ShareView>> of(UUID invoice) {
        Map<String, List<ShareView>> shares = new HashMap<>();
        database.each(
                """
                SELECT l.reference, a.tenant, a.role, a.rule, a.percent, a.rate, a.amount_minor, a.currency, a.model, a.version,
                       a.lineage_step
                FROM document_line l JOIN accrual a ON a.reference = l.bills
                WHERE l.invoice_id = ? ORDER BY l.line, a.seq
                """,
                row -> {
                    BigDecimal percent = row.getBigDecimal("percent");
                    String version = row.getString("version");
                    shares.computeIfAbsent(row.getString("reference"), reference -> new ArrayList<>())
                            .add(new ShareView(
                                    row.getString("tenant"),
                                    row.getString("role"),
                                    row.getString("rule"),
                                    percent == null
                                            ? null
                                            : percent.stripTrailingZeros().toPlainString(),
                                    row.getString("rate"),
                                    MoneyView.of(row.getLong("amount_minor"), row.getString("currency")),
                                    row.getString("model"),
                                    version.isEmpty() ? null : version,
                                    row.getInt("lineage_step")));
                },
                invoice);
        return shares;
    }
}
