package io.modelmarket.billing.report;

import io.modelmarket.billing.agreement.AgreementConfig;
import io.modelmarket.billing.report.table.Column;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;

/**
 * Revenue of a month's usage: gross what consumers were invoiced without tax, recognised what of it is the platform's
 * own revenue in the ledger, the rest being partners'; where an agreement has the platform as principal, all of it.
 * Both less what was credited since. The country is the one that the invoice, or what has taken its place, is taxed in.
 */
@ApplicationScoped
class RevenueReport implements ReportSource {

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
            Column.decimal("gross"),
            Column.decimal("recognised"));

    private static final String SQL = """
            SELECT i.time_zone AS "timeZone", l.partner, l.model, p.name AS plan, l.plan_version AS "planVersion",
                   x.country, l.currency, count(DISTINCT l.invoice_id) AS invoices,
                   sum(l.amount_minor)::bigint AS invoiced, sum(r.credited)::bigint AS credited,
                   sum(l.amount_minor - r.credited)::bigint AS gross, sum(e.recognised)::bigint AS recognised
            FROM invoice_line l
            JOIN invoice i ON i.id = l.invoice_id
            JOIN plan p ON p.id = l.plan_id
            LEFT JOIN directory_tenant d ON d.tenant = l.tenant
            CROSS JOIN LATERAL (
                SELECT coalesce((
                    SELECT g.consumer_country FROM document_line t
                    JOIN invoice_tax g ON (g.invoice_id, g.place) = (t.invoice_id, t.tax_place)
                    WHERE t.bills = l.reference
                        AND NOT EXISTS (SELECT 1 FROM repeated_line n WHERE n.replaces = t.reference)
                    ), d.country) AS country) x
            CROSS JOIN LATERAL (
                SELECT array_append(array_agg(c.reference) FILTER (WHERE c.reference IS NOT NULL), l.reference) AS entries,
                       coalesce(sum(c.amount_minor), 0) AS credited
                FROM credit_note_line c WHERE c.invoice_reference = l.reference) r
            CROSS JOIN LATERAL (
                SELECT coalesce(-sum(n.amount_minor), 0) + (
                    SELECT coalesce(sum(a.amount_minor), 0)
                    FROM accrual a JOIN agreement g ON g.id = a.agreement_id AND g.recognition = 'PRINCIPAL'
                    WHERE a.reference = ANY (r.entries) AND NOT (a.role = 'PLATFORM' AND a.tenant = ?)) AS recognised
                FROM ledger_entry n JOIN ledger_account c ON c.id = n.account_id
                WHERE n.reference = ANY (r.entries) AND c.purpose = 'REVENUE' AND c.tenant = ?) e
            WHERE l.usage_period = ? AND (?::text IS NULL OR l.tenant = ?)
            GROUP BY i.time_zone, l.partner, l.model, p.name, l.plan_version, x.country, l.currency
            ORDER BY l.partner, l.model, p.name, l.plan_version, x.country, l.currency, i.time_zone
            """;

    private final SqlReport report;
    private final String platform;

    @Inject
    RevenueReport(SqlReport report, AgreementConfig config) {
        this.report = report;
        this.platform = config.platformTenant();
    }

    @Override
    public ReportKind kind() {
        return ReportKind.REVENUE;
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public void read(ReportScope scope, Rows rows) throws IOException {
        report.read(
                SQL, COLUMNS, scope, rows, platform, platform, scope.period().atDay(1), scope.tenant(), scope.tenant());
    }
}
