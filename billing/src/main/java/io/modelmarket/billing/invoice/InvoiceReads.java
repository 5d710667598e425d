package io.modelmarket.billing.invoice;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.wire.MoneyView;
import io.modelmarket.billing.wire.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
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
            SELECT i.id, i.number, i.period, i.time_zone, i.interim, i.issued_at, i.currency, i.total_minor
            FROM invoice i WHERE i.tenant = ?
            """;

    private final Database database;

    @Inject
    InvoiceReads(Database database) {
        this.database = database;
    }

    /** Latest first, without lines. */
    @Transactional
    public List<InvoiceSummaryView> list(String tenant, Page page) {
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
                .map(found -> InvoiceView.of(found.summary(), lines(found.id())));
    }

    private List<InvoiceLineView> lines(UUID invoice) {
        return database.query(
                """
                SELECT line, kind, model, description, usage_period, quantity, unit_price, amount_minor, currency
                FROM invoice_line WHERE invoice_id = ? ORDER BY line
                """,
                row -> new InvoiceLineView(
                        row.getInt("line"),
                        LineKind.valueOf(row.getString("kind")),
                        row.getString("model"),
                        row.getString("description"),
                        YearMonth.from(row.getDate("usage_period").toLocalDate())
                                .toString(),
                        row.getLong("quantity"),
                        price(row.getBigDecimal("unit_price")),
                        MoneyView.of(row.getLong("amount_minor"), row.getString("currency"))),
                invoice);
    }

    private static InvoiceSummaryView summary(ResultSet row) throws SQLException {
        return new InvoiceSummaryView(
                row.getString("number"),
                YearMonth.from(row.getDate("period").toLocalDate()).toString(),
                row.getString("time_zone"),
                row.getBoolean("interim"),
                Database.instant(row, "issued_at"),
                MoneyView.of(row.getLong("total_minor"), row.getString("currency")));
    }

    private static String price(BigDecimal price) {
        return price.signum() == 0 ? "0" : price.stripTrailingZeros().toPlainString();
    }

    private record Found(UUID id, InvoiceSummaryView summary) {}

    /** An invoice in a list. */
    record InvoiceSummaryView(
            String number, String period, String timeZone, boolean interim, Instant issuedAt, MoneyView total) {}

    /** An invoice with its lines. */
    record InvoiceView(
            String number,
            String period,
            String timeZone,
            boolean interim,
            Instant issuedAt,
            MoneyView total,
            List<InvoiceLineView> lines) {

        static InvoiceView of(InvoiceSummaryView head, List<InvoiceLineView> lines) {
            return new InvoiceView(
                    head.number, head.period, head.timeZone, head.interim, head.issuedAt, head.total, lines);
        }
    }

    /** A line of an invoice. */
    record InvoiceLineView(
            int line,
            LineKind kind,
            String model,
            String description,
            String usagePeriod,
            long quantity,
            String unitPrice,
            MoneyView amount) {}
}
