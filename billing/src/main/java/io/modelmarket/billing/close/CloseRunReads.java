package io.modelmarket.billing.close;

import io.modelmarket.billing.close.CloseRunView.CloseEventView;
import io.modelmarket.billing.close.CloseRunView.CloseInvoiceView;
import io.modelmarket.billing.close.CloseRunView.CloseSumView;
import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.wire.MoneyView;
import io.modelmarket.billing.wire.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Final closes as finance reads them. */
@ApplicationScoped
class CloseRunReads {

    /** Beside drafts {@code d} of a run, given once more, what is issued of them. */
    private static final String ISSUED = """
            LEFT JOIN (period_close c JOIN invoice i ON i.close_id = c.id)
                ON c.run_id = ? AND c.tenant = d.tenant AND i.currency = d.currency
                    AND NOT EXISTS (SELECT 1 FROM invoice_replacement r WHERE r.invoice_id = i.id)""";

    private final Database database;
    private final CloseFailures failures;

    @Inject
    CloseRunReads(Database database, CloseFailures failures) {
        this.database = database;
        this.failures = failures;
    }

    /** Latest first; of one period or of all. */
    @Transactional
    public List<CloseRunView> list(@Nullable LocalDate period, Page page) {
        return database.query("""
                        SELECT * FROM close_run WHERE ?::date IS NULL OR period = ?
                        ORDER BY requested_at DESC, id LIMIT ? OFFSET ?
                        """, CloseRunReads::head, period, period, page.rowsToRead(), page.offset()).stream()
                .map(this::whole)
                .toList();
    }

    /** One. */
    @Transactional
    public Optional<CloseRunView> find(UUID id) {
        return database.first("SELECT * FROM close_run WHERE id = ?", CloseRunReads::head, id)
                .map(this::whole);
    }

    /** What one froze and what is issued of it, by consumer and currency; none of a close that there is not. */
    @Transactional
    public List<CloseInvoiceView> invoices(UUID id, Page page) {
        return database.query(
                """
                WITH page AS (
                    SELECT tenant, lines, tax_minor, total_minor, currency FROM close_draft WHERE run_id = ?
                    ORDER BY tenant, currency LIMIT ? OFFSET ?)
                SELECT d.*, i.number, i.total_minor AS invoiced_minor FROM page d
                """ + ISSUED + " ORDER BY d.tenant, d.currency",
                row -> new CloseInvoiceView(
                        row.getString("tenant"),
                        row.getInt("lines"),
                        money(row, "tax_minor"),
                        money(row, "total_minor"),
                        row.getString("number"),
                        row.getString("number") == null ? null : money(row, "invoiced_minor")),
                id,
                page.rowsToRead(),
                page.offset(),
                id);
    }

    private CloseRunView whole(CloseRunView head) {
        return new CloseRunView(
                head.id(),
                head.period(),
                head.tenant(),
                head.state(),
                head.requestedBy(),
                head.requestedAt(),
                head.approvedBy(),
                sums(head.id()),
                events(head.id()),
                failures.of(head.id()));
    }

    private List<CloseSumView> sums(UUID id) {
        return database.query(
                """
                SELECT d.currency, count(*) AS drafts, sum(d.tax_minor)::bigint AS tax_minor,
                    sum(d.total_minor)::bigint AS total_minor, count(i.id) AS issued,
                    coalesce(sum(i.total_minor), 0)::bigint AS invoiced_minor
                FROM (SELECT * FROM close_draft WHERE run_id = ?) d
                """ + ISSUED + " GROUP BY d.currency ORDER BY d.currency",
                row -> new CloseSumView(
                        row.getInt("drafts"),
                        money(row, "tax_minor"),
                        money(row, "total_minor"),
                        row.getInt("issued"),
                        money(row, "invoiced_minor")),
                id,
                id);
    }

    private List<CloseEventView> events(UUID id) {
        return database.query(
                "SELECT at, by, what, detail FROM close_event WHERE run_id = ? ORDER BY id",
                row -> new CloseEventView(
                        Database.instant(row, "at"),
                        row.getString("by"),
                        row.getString("what"),
                        row.getString("detail")),
                id);
    }

    private static MoneyView money(ResultSet row, String column) throws SQLException {
        return MoneyView.of(row.getLong(column), row.getString("currency"));
    }

    private static CloseRunView head(ResultSet row) throws SQLException {
        return new CloseRunView(
                row.getObject("id", UUID.class),
                YearMonth.from(row.getObject("period", LocalDate.class)).toString(),
                row.getString("tenant"),
                CloseRun.State.valueOf(row.getString("state")),
                row.getString("requested_by"),
                Database.instant(row, "requested_at"),
                row.getString("approved_by"),
                List.of(),
                List.of(),
                List.of());
    }
}
