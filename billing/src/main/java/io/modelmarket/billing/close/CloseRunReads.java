package io.modelmarket.billing.close;

import io.modelmarket.billing.close.CloseRunView.CloseEventView;
import io.modelmarket.billing.close.CloseRunView.FrozenInvoiceView;
import io.modelmarket.billing.close.CloseRunView.IssuedInvoiceView;
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

    private final Database database;

    @Inject
    CloseRunReads(Database database) {
        this.database = database;
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

    private CloseRunView whole(CloseRunView head) {
        return new CloseRunView(
                head.id(),
                head.period(),
                head.tenant(),
                head.state(),
                head.requestedBy(),
                head.requestedAt(),
                head.approvedBy(),
                drafts(head.id()),
                issued(head.id()),
                events(head.id()));
    }

    private List<FrozenInvoiceView> drafts(UUID id) {
        return database.query(
                "SELECT tenant, lines, tax_minor, total_minor, currency FROM close_draft WHERE run_id = ? ORDER BY 1, 5",
                row -> new FrozenInvoiceView(
                        row.getString("tenant"),
                        row.getInt("lines"),
                        money(row, "tax_minor"),
                        money(row, "total_minor")),
                id);
    }

    private List<IssuedInvoiceView> issued(UUID id) {
        return database.query(
                """
                SELECT i.number, i.tenant, i.total_minor, i.currency FROM invoice i
                JOIN period_close c ON c.id = i.close_id WHERE c.run_id = ? ORDER BY i.number
                """,
                row -> new IssuedInvoiceView(
                        row.getString("number"), row.getString("tenant"), money(row, "total_minor")),
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
