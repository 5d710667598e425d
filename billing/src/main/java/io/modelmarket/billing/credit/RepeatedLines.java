package io.modelmarket.billing.credit;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.invoice.OpenInvoice;
import io.modelmarket.billing.invoice.Stated;
import io.modelmarket.billing.period.Period;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which invoice has taken which one's place, and the lines it repeats, in their tables. Within a transaction only. */
@ApplicationScoped
class RepeatedLines {

    private final Database database;

    @Inject
    RepeatedLines(Database database) {
        this.database = database;
    }

    Head head(OpenInvoice invoice) {
        return database.first(
                        """
                        SELECT i.close_id, i.period, i.interim, o.id AS origin, o.issued_at
                        FROM invoice i LEFT JOIN invoice_replacement r ON r.invoice_id = i.id
                        JOIN invoice o ON o.id = coalesce(r.origin, i.id) WHERE i.id = ?
                        """,
                        row -> new Head(
                                row.getObject("close_id", UUID.class),
                                Period.starting(row.getObject("period", LocalDate.class), invoice.zone()),
                                row.getBoolean("interim"),
                                row.getObject("origin", UUID.class),
                                Database.instant(row, "issued_at")),
                        invoice.id())
                .orElseThrow();
    }

    /** What is left of its lines; those without that were never free are left out. */
    List<Left> left(OpenInvoice invoice) {
        return database.query(
                """
                SELECT s.* FROM (
                    SELECT d.line, d.reference, d.bills, d.usage_period, l.amount_minor AS billed,
                           l.amount_minor - (SELECT coalesce(sum(c.amount_minor), 0)::bigint FROM credit_note_line c
                                             WHERE c.invoice_reference = l.reference) AS left_minor
                    FROM document_line d JOIN invoice_line l ON l.reference = d.bills WHERE d.invoice_id = ?) s
                WHERE s.left_minor > 0 OR s.billed = 0 ORDER BY s.line
                """,
                row -> new Left(
                        row.getString("reference"),
                        row.getString("bills"),
                        YearMonth.from(row.getObject("usage_period", LocalDate.class))
                                .atEndOfMonth(),
                        row.getLong("left_minor")),
                invoice.id());
    }

    /** Writes down what a new invoice states: what is {@code left} of the other's lines, in their order. */
    void write(Replacement made, List<Left> left) {
        Stated invoice = made.invoice();
        database.update(
                """
                INSERT INTO invoice_replacement (invoice_id, replaces, origin, credit_note_id, tenant, reason, replaced_at,
                    replaced_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                invoice.id(),
                made.replaced().id(),
                made.origin(),
                made.note().id(),
                invoice.head().tenant().value(),
                made.reason(),
                invoice.head().issuedAt(),
                made.by());
        List<Row> rows = new ArrayList<>();
        int credited = 0;
        for (int i = 0; i < left.size(); i++) {
            rows.add(new Row(made, i + 1, left.get(i), left.get(i).minor() > 0 ? ++credited : null));
        }
        database.update(
                """
                INSERT INTO repeated_line (invoice_id, line, reference, tenant, bills, replaces, tax_place, amount_minor,
                    credit_note_id, credit_line, credit_reference)
                SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                SqlArray.column("uuid", rows, row -> invoice.id()),
                SqlArray.column("int", rows, Row::line),
                SqlArray.column("text", rows, row -> invoice.referenceOf(row.line())),
                SqlArray.column("text", rows, row -> invoice.head().tenant().value()),
                SqlArray.column("text", rows, row -> row.left().bills()),
                SqlArray.column("text", rows, row -> row.left().reference()),
                SqlArray.column("int", rows, row -> invoice.taxation().places().get(row.line() - 1)),
                SqlArray.column("bigint", rows, row -> row.left().minor()),
                SqlArray.column("uuid", rows, row -> made.note().id()),
                SqlArray.nullable("int", rows, Row::creditLine),
                SqlArray.nullable("text", rows, Row::creditReference));
    }

    /**
     * What an invoice is about.
     *
     * @param origin the first one that states its lines: itself, where it replaces none
     * @param firstIssuedAt when that was
     */
    record Head(UUID close, Period period, boolean interim, UUID origin, Instant firstIssuedAt) {}

    /**
     * What is left of a line that an invoice states, in minor units.
     *
     * @param bills the reference of the line that bills it
     * @param lastDay of the month that was used
     */
    record Left(String reference, String bills, LocalDate lastDay, long minor) {}

    /**
     * An invoice and what it replaces.
     *
     * @param note that takes back what it states
     */
    record Replacement(
            OpenInvoice replaced, UUID origin, Stated invoice, CreditNotes.Issued note, String reason, String by) {}

    /** A line, and its place on the credit note, where it was charged at all. */
    private record Row(
            Replacement made, int line, Left left, @Nullable Integer creditLine) {

        @Nullable String creditReference() {
            return creditLine == null ? null : made.note().referenceOf(creditLine);
        }
    }
}
