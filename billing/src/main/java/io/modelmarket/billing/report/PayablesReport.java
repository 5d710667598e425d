package io.modelmarket.billing.report;

import io.modelmarket.billing.report.table.Column;
import io.modelmarket.billing.tax.SellerConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * What partners are owed by the ledger: what was accrued, taken back, taxed and paid out, less what of that came back,
 * and what is left. As of the end of the month in the seller's zone or, until that is past, as of now.
 */
@ApplicationScoped
class PayablesReport implements ReportSource {

    private static final List<Column> COLUMNS = List.of(
            Column.text("timeZone"),
            Column.text("asOf"),
            Column.text("partner"),
            Column.text("currency"),
            Column.decimal("accrued"),
            Column.decimal("takenBack"),
            Column.decimal("tax"),
            Column.decimal("paidOut"),
            Column.decimal("other"),
            Column.decimal("balance"));

    private static final String SQL = """
            SELECT ? AS "timeZone", a.tenant AS partner, a.currency,
                   coalesce(-sum(e.amount_minor) FILTER (WHERE t.kind = 'SHARES' AND t.corrects IS NULL), 0)::bigint
                       AS accrued,
                   coalesce(sum(e.amount_minor) FILTER (WHERE t.kind = 'SHARES' AND t.corrects IS NOT NULL), 0)::bigint
                       AS "takenBack",
                   coalesce(-sum(e.amount_minor) FILTER (WHERE t.kind = 'INPUT_TAX'), 0)::bigint AS tax,
                   coalesce(sum(e.amount_minor) FILTER (WHERE t.kind IN ('PAYOUT', 'PAYOUT_RETURN')), 0)::bigint AS "paidOut",
                   coalesce(-sum(e.amount_minor) FILTER (
                       WHERE t.kind NOT IN ('SHARES', 'INPUT_TAX', 'PAYOUT', 'PAYOUT_RETURN')), 0)::bigint AS other,
                   -sum(e.amount_minor)::bigint AS balance
            FROM ledger_account a
            JOIN ledger_entry e ON e.account_id = a.id
            JOIN ledger_transaction t ON t.id = e.transaction_id AND t.booked_at <= ?
            WHERE a.purpose = 'PARTNER_PAYABLE' AND (?::text IS NULL OR a.tenant = ?)
            GROUP BY a.tenant, a.currency ORDER BY a.tenant, a.currency
            """;

    private final SqlReport report;
    private final SellerConfig seller;

    @Inject
    PayablesReport(SqlReport report, SellerConfig seller) {
        this.report = report;
        this.seller = seller;
    }

    @Override
    public ReportKind kind() {
        return ReportKind.PAYABLES;
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public Instant asOf(ReportScope scope) {
        return scope.asOfItsEnd(seller.timeZone()).asOf();
    }

    @Override
    public void read(ReportScope scope, Rows rows) throws IOException {
        ReportScope then = scope.asOfItsEnd(seller.timeZone());
        report.read(SQL, COLUMNS, then, rows, seller.timeZone().getId(), then.asOf(), scope.tenant(), scope.tenant());
    }
}
