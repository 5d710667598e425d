package io.modelmarket.billing.report;

import io.modelmarket.billing.report.table.Column;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;

/** What each participant's statement of a month says, by release, agreement, role, rule, month of usage and invoice. */
@ApplicationScoped
class SharesReport implements ReportSource {

    private static final List<Column> COLUMNS = List.of(
            Column.text("period"),
            Column.text("timeZone"),
            Column.text("asOf"),
            Column.text("participant"),
            Column.text("role"),
            Column.text("model"),
            Column.text("version"),
            Column.text("agreement"),
            Column.number("agreementVersion").withoutTotal(),
            Column.text("rule"),
            Column.text("usagePeriod"),
            Column.text("invoice"),
            Column.text("currency"),
            Column.number("accruals"),
            Column.decimal("basis").withoutTotal(),
            Column.decimal("accrued"),
            Column.decimal("takenBack"),
            Column.decimal("amount"));

    private static final String SQL = """
            SELECT a.time_zone AS "timeZone", a.tenant AS participant, a.role, a.model, nullif(a.version, '') AS version,
                   a.agreement_id AS agreement,
                   a.agreement_version AS "agreementVersion", a.rule, to_char(a.usage_period, 'YYYY-MM') AS "usagePeriod",
                   a.invoice_number AS invoice, a.currency, count(*) AS accruals, sum(a.basis_minor)::bigint AS basis,
                   coalesce(sum(a.amount_minor) FILTER (WHERE a.credits IS NULL), 0)::bigint AS accrued,
                   coalesce(-sum(a.amount_minor) FILTER (WHERE a.credits IS NOT NULL), 0)::bigint AS "takenBack",
                   sum(a.amount_minor)::bigint AS amount
            FROM accrual a WHERE a.period = ? AND (?::text IS NULL OR a.tenant = ?)
            GROUP BY a.time_zone, a.tenant, a.role, a.model, a.version, a.agreement_id, a.agreement_version, a.rule,
                     a.usage_period, a.invoice_number, a.currency
            ORDER BY a.tenant, a.model, a.role, a.agreement_version, a.rule, a.usage_period, a.invoice_number,
                     a.version, a.currency, a.time_zone
            """;

    private final SqlReport report;

    @Inject
    SharesReport(SqlReport report) {
        this.report = report;
    }

    @Override
    public ReportKind kind() {
        return ReportKind.SHARES;
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
