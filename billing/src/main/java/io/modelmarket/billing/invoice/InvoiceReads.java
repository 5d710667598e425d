package io.modelmarket.billing.invoice;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.invoice.InvoiceView.LineView;
import io.modelmarket.billing.wire.ChargeDetail;
import io.modelmarket.billing.wire.MoneyView;
import io.modelmarket.billing.wire.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Invoices as the billed tenant reads them. */
@ApplicationScoped
class InvoiceReads {

    private static final String HEAD = """
            SELECT i.id, i.number, i.tenant, i.period, i.time_zone, i.interim, i.issued_at, i.currency, i.total_minor
            FROM invoice i WHERE i.tenant = ?
            """;

    private final Database database;

    @Inject
    InvoiceReads(Database database) {
        this.database = database;
    }

    /** Latest first, without lines. */
    @Transactional
    public List<InvoiceSummary> list(String tenant, Page page) {
        return database.query(
                HEAD + " ORDER BY i.issued_at DESC, i.number DESC LIMIT ? OFFSET ?",
                InvoiceReads::summary,
                tenant,
                page.rowsToRead(),
                page.offset());
    }

    /** One with its lines. */
    @Transactional
    public Optional<InvoiceView> find(String tenant, String number) {
        return database.first(
                        HEAD + " AND i.number = ?",
                        row -> new Found(row.getObject("id", UUID.class), summary(row)),
                        tenant,
                        number)
                .map(found -> found.summary().with(lines(found.id())));
    }

    private List<LineView> lines(UUID invoice) {
        return database.query(
                """
                SELECT line, kind, model, description, usage_period, quantity, unit, unit_price, amount_minor,
                       currency, charge
                FROM invoice_line WHERE invoice_id = ? ORDER BY line
                """,
                row -> new LineView(
                        row.getInt("line"),
                        LineKind.valueOf(row.getString("kind")),
                        row.getString("model"),
                        row.getString("description"),
                        YearMonth.from(row.getDate("usage_period").toLocalDate())
                                .toString(),
                        row.getLong("quantity"),
                        row.getString("unit"),
                        InvoiceView.price(row.getBigDecimal("unit_price")),
                        MoneyView.of(row.getLong("amount_minor"), row.getString("currency")),
                        ChargeDetail.parse(row.getString("charge")),
                        null),
                invoice);
    }

    private static InvoiceSummary summary(ResultSet row) throws SQLException {
        return new InvoiceSummary(
                row.getString("number"),
                row.getString("tenant"),
                YearMonth.from(row.getDate("period").toLocalDate()).toString(),
                row.getString("time_zone"),
                row.getBoolean("interim"),
                Database.instant(row, "issued_at"),
                MoneyView.of(row.getLong("total_minor"), row.getString("currency")));
    }

    private record Found(UUID id, InvoiceSummary summary) {}

    /** An invoice in a list. */
    record InvoiceSummary(
            String number,
            String tenant,
            String period,
            String timeZone,
            boolean interim,
            Instant issuedAt,
            MoneyView total) {

        InvoiceView with(List<LineView> lines) {
            return new InvoiceView(number, tenant, period, timeZone, interim, issuedAt, total, lines);
        }
    }
}
