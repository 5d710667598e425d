package io.modelmarket.billing.credit;

import io.modelmarket.billing.credit.CreditNoteView.CreditLineView;
import io.modelmarket.billing.credit.CreditNoteView.CreditTaxView;
import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.tax.Rates;
import io.modelmarket.billing.tax.Treatment;
import io.modelmarket.billing.wire.MoneyView;
import io.modelmarket.billing.wire.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Credit notes as finance and the credited tenant read them. */
@ApplicationScoped
public class CreditNoteReads {

    private static final String HEAD = """
            SELECT n.number, i.number AS invoice, n.tenant, n.period, n.reason, n.issued_at, n.total_minor, n.tax_minor,
                   n.currency, b.number AS replaced_by
            FROM credit_note n JOIN invoice i ON i.id = n.invoice_id
            LEFT JOIN invoice_replacement r ON r.credit_note_id = n.id LEFT JOIN invoice b ON b.id = r.invoice_id
            """;

    private final Database database;

    @Inject
    CreditNoteReads(Database database) {
        this.database = database;
    }

    /** Latest first; of one tenant or of all. */
    @Transactional
    public List<CreditNoteView> list(@Nullable String tenant, Page page) {
        return read(
                HEAD
                        + "WHERE ?::text IS NULL OR n.tenant = ? ORDER BY n.issued_at DESC, n.number DESC LIMIT ? OFFSET ?",
                tenant,
                tenant,
                page.rowsToRead(),
                page.offset());
    }

    /**
     * One.
     *
     * @param tenant whose it must be; null for anybody's, across tenants only
     */
    @Transactional
    public Optional<CreditNoteView> find(@Nullable String tenant, String number) {
        return read(HEAD + "WHERE (?::text IS NULL OR n.tenant = ?) AND n.number = ?", tenant, tenant, number).stream()
                .findFirst();
    }

    /** What can still be credited of an invoice's lines, those with nothing left included. Across tenants only. */
    @Transactional
    public List<CreditableView> creditable(String invoice) {
        return database.query(
                """
                SELECT d.line, d.currency,
                       CASE WHEN EXISTS (SELECT 1 FROM invoice_replacement r WHERE r.replaces = i.id) THEN 0
                            ELSE l.amount_minor - coalesce((SELECT sum(c.amount_minor) FROM credit_note_line c
                                                            WHERE c.invoice_reference = l.reference), 0)::bigint
                       END AS left_minor
                FROM invoice i JOIN document_line d ON d.invoice_id = i.id JOIN invoice_line l ON l.reference = d.bills
                WHERE i.number = ? ORDER BY d.line
                """,
                row -> new CreditableView(
                        row.getInt("line"), MoneyView.of(row.getLong("left_minor"), row.getString("currency"))),
                invoice);
    }

    private List<CreditNoteView> read(String sql, @Nullable Object... parameters) {
        return database.query(
                sql,
                row -> new CreditNoteView(
                        row.getString("number"),
                        row.getString("invoice"),
                        row.getString("tenant"),
                        YearMonth.from(row.getObject("period", LocalDate.class)).toString(),
                        row.getString("reason"),
                        Database.instant(row, "issued_at"),
                        MoneyView.of(row.getLong("total_minor") - row.getLong("tax_minor"), row.getString("currency")),
                        MoneyView.of(row.getLong("tax_minor"), row.getString("currency")),
                        MoneyView.of(row.getLong("total_minor"), row.getString("currency")),
                        taxes(row.getString("number")),
                        lines(row.getString("number")),
                        row.getString("replaced_by")),
                parameters);
    }

    private List<CreditTaxView> taxes(String number) {
        return database.query(
                """
                SELECT c.place, x.treatment, x.name, x.rate, c.net_minor, c.tax_minor, x.currency
                FROM credit_note n JOIN credit_note_tax c ON c.credit_note_id = n.id
                JOIN invoice_tax x ON x.reference = c.invoice_reference
                WHERE n.number = ? ORDER BY c.place
                """,
                row -> new CreditTaxView(
                        row.getInt("place"),
                        Treatment.valueOf(row.getString("treatment")),
                        row.getString("name"),
                        Rates.plain(row.getBigDecimal("rate")),
                        MoneyView.of(row.getLong("net_minor"), row.getString("currency")),
                        MoneyView.of(row.getLong("tax_minor"), row.getString("currency"))),
                number);
    }

    private List<CreditLineView> lines(String number) {
        return database.query(
                """
                SELECT c.line, l.line AS invoice_line, l.model, l.description, c.amount_minor, l.currency
                FROM credit_note n JOIN document_credit c ON c.credit_note_id = n.id
                JOIN document_line l ON l.invoice_id = n.invoice_id AND l.bills = c.bills
                WHERE n.number = ? ORDER BY c.line
                """,
                row -> new CreditLineView(
                        row.getInt("line"),
                        row.getInt("invoice_line"),
                        row.getString("model"),
                        row.getString("description"),
                        MoneyView.of(row.getLong("amount_minor"), row.getString("currency"))),
                number);
    }

    /** What is left of a line, net of tax. */
    public record CreditableView(int line, MoneyView left) {}
}
