package io.modelmarket.billing.report;

import io.modelmarket.billing.report.table.Column;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;

/** What partners are paid by the approved settlements whose day of execution is in a month. */
@ApplicationScoped
class SettlementsReport implements ReportSource {

    private static final List<Column> COLUMNS = List.of(
            Column.text("period"),
            Column.text("timeZone"),
            Column.text("asOf"),
            Column.text("partner"),
            Column.text("settlement"),
            Column.text("executeOn"),
            Column.text("currency"),
            Column.decimal("net"),
            Column.decimal("tax"),
            Column.decimal("again"),
            Column.decimal("amount"),
            Column.text("state"),
            Column.text("holder"),
            Column.text("iban"),
            Column.text("account"),
            Column.text("bic"));

    private static final String SQL = """
            SELECT 'UTC' AS "timeZone", p.tenant AS partner, p.settlement_id AS settlement, s.execute_on AS "executeOn",
                   s.currency, p.amount_minor AS net, p.tax_minor AS tax, p.again_minor AS again,
                   p.amount_minor + p.tax_minor + p.again_minor AS amount,
                   coalesce((SELECT e.kind FROM payout_event e
                             WHERE (e.settlement_id, e.tenant) = (p.settlement_id, p.tenant) AND e.undone_at IS NULL
                             ORDER BY e.kind = 'EXECUTED' LIMIT 1), 'ORDERED') AS state,
                   p.holder, p.iban, p.account, p.bic
            FROM payout p JOIN settlement s ON s.id = p.settlement_id
            WHERE s.state = 'APPROVED' AND NOT p.left_out AND s.execute_on >= ? AND s.execute_on < ?
                AND (?::text IS NULL OR p.tenant = ?)
            ORDER BY p.tenant, s.execute_on, s.currency, p.settlement_id
            """;

    private final SqlReport report;

    @Inject
    SettlementsReport(SqlReport report) {
        this.report = report;
    }

    @Override
    public ReportKind kind() {
        return ReportKind.SETTLEMENTS;
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public void read(ReportScope scope, Rows rows) throws IOException {
        report.read(
                SQL,
                COLUMNS,
                scope,
                rows,
                scope.period().atDay(1),
                scope.period().plusMonths(1).atDay(1),
                scope.tenant(),
                scope.tenant());
    }
}
