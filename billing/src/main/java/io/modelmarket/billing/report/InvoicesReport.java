package io.modelmarket.billing.report;

import io.modelmarket.billing.report.table.Column;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

/**
 * A month's invoices, with what was credited and paid of each, by credit or since and what is open, and the month's
 * credit notes, which are negative.
 */
@ApplicationScoped
class InvoicesReport implements ReportSource {

    private static final List<Column> COLUMNS = List.of(
            Column.text("period"),
            Column.text("timeZone"),
            Column.text("asOf"),
            Column.text("tenant"),
            Column.text("document"),
            Column.text("number"),
            Column.text("ofInvoice"),
            Column.text("issued"),
            Column.text("due"),
            Column.text("currency"),
            Column.decimal("net"),
            Column.decimal("tax"),
            Column.decimal("total"),
            Column.decimal("credited"),
            Column.decimal("prepaid"),
            Column.decimal("paid"),
            Column.decimal("open"));

    private static final String SQL = """
            SELECT i.time_zone AS "timeZone", i.tenant, 'INVOICE' AS document, i.number, NULL AS "ofInvoice",
                   (i.issued_at AT TIME ZONE i.time_zone)::date AS issued,
                   (i.due_at AT TIME ZONE i.time_zone)::date AS due, i.currency,
                   i.total_minor - i.tax_minor AS net, i.tax_minor AS tax, i.total_minor AS total, n.credited, c.prepaid,
                   p.paid, i.total_minor - n.credited - c.prepaid - p.paid AS open
            FROM invoice i
            CROSS JOIN LATERAL (SELECT coalesce(sum(n.total_minor), 0)::bigint AS credited
                                FROM credit_note n WHERE n.invoice_id = i.id) n
            CROSS JOIN LATERAL (SELECT coalesce(sum(p.amount_minor), 0)::bigint AS paid
                                FROM payment p WHERE p.invoice_id = i.id) p
            CROSS JOIN LATERAL (SELECT coalesce(-sum(e.amount_minor), 0)::bigint AS prepaid
                                FROM prepaid_entry e WHERE e.invoice_id = i.id) c
            WHERE i.period = ? AND (?::text IS NULL OR i.tenant = ?)
            UNION ALL
            SELECT i.time_zone, n.tenant, 'CREDIT_NOTE', n.number, i.number,
                   (n.issued_at AT TIME ZONE i.time_zone)::date, NULL, n.currency,
                   n.tax_minor - n.total_minor, -n.tax_minor, -n.total_minor, NULL, NULL, NULL, NULL
            FROM credit_note n JOIN invoice i ON i.id = n.invoice_id
            WHERE n.period = ? AND (?::text IS NULL OR n.tenant = ?)
            ORDER BY 2, 4
            """;

    private final SqlReport report;

    @Inject
    InvoicesReport(SqlReport report) {
        this.report = report;
    }

    @Override
    public ReportKind kind() {
        return ReportKind.INVOICES;
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public void read(ReportScope scope, Rows rows) throws IOException {
        LocalDate month = scope.period().atDay(1);
        report.read(
                SQL,
                COLUMNS,
                scope,
                rows,
                month,
                scope.tenant(),
                scope.tenant(),
                month,
                scope.tenant(),
                scope.tenant());
    }
}
