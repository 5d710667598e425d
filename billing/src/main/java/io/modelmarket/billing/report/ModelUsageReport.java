package io.modelmarket.billing.report;

import io.modelmarket.billing.report.table.Column;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;

/** How each partner's models were used in a month, by release, consumer and day of the consumer's zone. */
@ApplicationScoped
class ModelUsageReport implements ReportSource {

    private static final List<Column> COLUMNS = List.of(
            Column.text("period"),
            Column.text("timeZone"),
            Column.text("asOf"),
            Column.text("partner"),
            Column.text("model"),
            Column.text("version"),
            Column.text("tenant"),
            Column.text("subscription"),
            Column.text("day"),
            Column.number("requests"),
            Column.number("failed"),
            Column.number("rows"),
            Column.number("computeMicros"),
            Column.number("bytesIn"),
            Column.number("bytesOut"),
            Column.number("tokensIn"),
            Column.number("tokensOut"));

    private static final String SQL = """
            SELECT s.time_zone AS "timeZone", r.partner, r.model, nullif(r.version, '') AS version, r.tenant,
                   r.subscription_id AS subscription, r.day, sum(r.requests)::bigint AS requests,
                   sum(r.failed)::bigint AS failed, sum(r.rows_in)::bigint AS "rows",
                   sum(r.compute_micros)::bigint AS "computeMicros", sum(r.bytes_in)::bigint AS "bytesIn",
                   sum(r.bytes_out)::bigint AS "bytesOut", sum(r.tokens_in)::bigint AS "tokensIn",
                   sum(r.tokens_out)::bigint AS "tokensOut"
            FROM usage_rollup r JOIN subscription s ON s.id = r.subscription_id
            WHERE r.period = ? AND (?::text IS NULL OR r.partner = ?)
            GROUP BY s.time_zone, r.partner, r.model, r.version, r.tenant, r.subscription_id, r.day
            ORDER BY r.partner, r.model, r.version, r.tenant, r.subscription_id, r.day
            """;

    private final SqlReport report;

    @Inject
    ModelUsageReport(SqlReport report) {
        this.report = report;
    }

    @Override
    public ReportKind kind() {
        return ReportKind.MODEL_USAGE;
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
