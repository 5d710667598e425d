package io.modelmarket.billing.invoice;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.invoice.InvoiceView.ReplacementView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** Which invoice has taken which one's place. Within a transaction only. */
@ApplicationScoped
class Succession {

    private static final String LINK = """
            SELECT o.number, o.issued_at, n.number AS note, r.reason FROM invoice_replacement r
            JOIN credit_note n ON n.id = r.credit_note_id JOIN invoice o ON o.id =
            """;

    private final Database database;

    @Inject
    Succession(Database database) {
        this.database = database;
    }

    /** The one whose place an invoice has taken. */
    Optional<ReplacementView> before(UUID invoice) {
        return read(LINK + "r.replaces WHERE r.invoice_id = ?", invoice);
    }

    /** The one that has taken an invoice's place. */
    Optional<ReplacementView> after(UUID invoice) {
        return read(LINK + "r.invoice_id WHERE r.replaces = ?", invoice);
    }

    private Optional<ReplacementView> read(String sql, UUID invoice) {
        return database.first(
                sql,
                row -> new ReplacementView(
                        row.getString("number"),
                        Database.instant(row, "issued_at"),
                        row.getString("note"),
                        row.getString("reason")),
                invoice);
    }
}
