package io.modelmarket.billing.report;

import io.modelmarket.billing.report.table.Column;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;

/**
 * What a month's usage of each partner's models was invoiced at without tax, and what of it was credited since. Who has
 * which part of it is in the shares.
 */
@ApplicationScoped
class ModelRevenueReport implements ReportSource {

    private static final List<Column> COLUMNS = List.of(
            Column.text("period"),
            Column.text("timeZone"),
            Column.text("asOf"),
            Column.text("partner"),
            Column.text("model"),
            Column.text("plan"),
            Column.number("planVersion").withoutTotal(),
            Column.text("country"),
            Column.text("currency"),
            Column.number("invoices").withoutTotal(),
            Column.decimal("invoiced"),
            Column.decimal("credited"),
            Column.decimal("gross"));

    private static final String SQL = """
            SELECT s.time_zone AS "timeZone", l.partner, l.model, p.name AS plan, l.plan_version AS "planVersion",
                   d.country, l.currency, count(DISTINCT l.invoice_id) AS invoices,
                   sum(l.amount_minor)::bigint AS invoiced, sum(r.credited)::bigint AS credited,
                   sum(l.amount_minor - r.credited)::bigint AS gross
            FROM invoice_line l
            JOIN subscription s ON s.id = l.subscription_id
            JOIN plan p ON p.id = l.plan_id
            LEFT JOIN directory_tenant d ON d.tenant = l.tenant
            CROSS JOIN LATERAL (
                SELECT coalesce(sum(c.amount_minor), 0) AS credited
                FROM credit_note_line c WHERE c.invoice_reference = l.reference) r
            WHERE l.usage_period = ? AND (?::text IS NULL OR l.partner = ?)
            GROUP BY s.time_zone, l.partner, l.model, p.name, l.plan_version, d.country, l.currency
            ORDER BY l.partner, l.model, p.name, l.plan_version, d.country, l.currency, s.time_zone
            """;

    private final SqlReport report;

    @Inject
    ModelRevenueReport(SqlReport report) {
        this.report = report;
    }

    @Override
    public ReportKind kind() {
        return ReportKind.MODEL_REVENUE;
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public void read(ReportScope scope, Rows rows) throws IOException {
        report.read(SQL, COLUMNS, scope, rows, scope.period().atDay(1), scope.tenant(), scope.tenant());
    }
}
