package io.modelmarket.billing.report;

import io.modelmarket.billing.database.Database;
import io.modelmarket.contracts.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lays each invoice and credit note as a whole beside its lines, its tax, its ledger transactions and its accruals; so
 * a line that is gone is found too, and what refers to it. Lines that an invoice only repeats are shared where they
 * were billed first, and here must not be.
 */
@ApplicationScoped
class DocumentBooks {

    private static final String DOCUMENTS = """
            WITH document AS (
                SELECT i.number, i.tenant, i.time_zone, i.currency, i.total_minor, i.tax_minor, 1 AS sign,
                       'invoice/' || i.number AS booking, 'shares/' || i.number AS sharing,
                       coalesce(l.lines, 0) + coalesce(r.repeated, 0) AS lines, coalesce(r.repeated, 0) AS repeated,
                       coalesce(x.taxes, 0) AS taxes, coalesce(a.shared, 0) AS shared
                FROM invoice i
                LEFT JOIN LATERAL (SELECT sum(amount_minor) AS lines FROM invoice_line WHERE invoice_id = i.id) l ON true
                LEFT JOIN LATERAL (SELECT sum(amount_minor) AS repeated FROM repeated_line
                                   WHERE invoice_id = i.id) r ON true
                LEFT JOIN LATERAL (SELECT sum(tax_minor) AS taxes FROM invoice_tax WHERE invoice_id = i.id) x ON true
                LEFT JOIN (SELECT invoice_id, sum(amount_minor) AS shared FROM accrual
                           WHERE period = ? AND credits IS NULL GROUP BY invoice_id) a ON a.invoice_id = i.id
                WHERE i.period = ? AND (?::text IS NULL OR i.tenant = ?)
                UNION ALL
                SELECT n.number, n.tenant, i.time_zone, n.currency, n.total_minor, n.tax_minor, -1,
                       'credit/' || n.number, 'credit-shares/' || n.number,
                       coalesce(l.lines, 0) + coalesce(r.repeated, 0), coalesce(r.repeated, 0), coalesce(x.taxes, 0),
                       coalesce(-a.shared, 0)
                FROM credit_note n
                JOIN invoice i ON i.id = n.invoice_id
                LEFT JOIN LATERAL (SELECT sum(amount_minor) AS lines FROM credit_note_line
                                   WHERE credit_note_id = n.id) l ON true
                LEFT JOIN LATERAL (SELECT sum(amount_minor) AS repeated FROM repeated_line
                                   WHERE credit_note_id = n.id) r ON true
                LEFT JOIN LATERAL (SELECT sum(tax_minor) AS taxes FROM credit_note_tax
                                   WHERE credit_note_id = n.id) x ON true
                LEFT JOIN LATERAL (SELECT sum(a.amount_minor) AS shared FROM credit_note_line c
                                   JOIN accrual a ON a.reference = c.reference WHERE c.credit_note_id = n.id) a ON true
                WHERE n.period = ? AND (?::text IS NULL OR n.tenant = ?)),
            booked AS (
                SELECT d.number,
                       sum(e.amount_minor) FILTER (WHERE a.purpose = 'RECEIVABLE' AND a.tenant = d.tenant) AS receivable,
                       -sum(e.amount_minor) FILTER (WHERE a.purpose = 'TAX') AS tax,
                       -sum(e.amount_minor) FILTER (WHERE a.purpose IN ('PARTNER_PAYABLE', 'REVENUE')) AS payable
                FROM document d
                JOIN ledger_transaction t ON t.idempotency_key IN (d.booking, d.sharing)
                JOIN ledger_entry e ON e.transaction_id = t.id
                JOIN ledger_account a ON a.id = e.account_id
                GROUP BY d.number),
            books AS (
                SELECT d.number, d.tenant, d.time_zone, d.currency, d.total_minor, d.tax_minor, d.lines::bigint AS lines,
                       d.repeated::bigint AS repeated, d.taxes::bigint AS taxes, d.shared::bigint AS shared,
                       (d.sign * coalesce(b.receivable, 0))::bigint AS receivable,
                       (d.sign * coalesce(b.tax, 0))::bigint AS booked_tax,
                       (d.sign * coalesce(b.payable, 0))::bigint AS payable
                FROM document d LEFT JOIN booked b USING (number))
            SELECT * FROM books
            WHERE total_minor <> lines + taxes OR tax_minor <> taxes OR total_minor <> receivable OR taxes <> booked_tax
               OR lines - repeated <> shared OR shared <> payable
            ORDER BY number
            """;

    private final Database database;

    @Inject
    DocumentBooks(Database database) {
        this.database = database;
    }

    /** The documents of a period whose books do not agree, of one consumer or of all. */
    @Transactional
    public List<DocumentLine> disagreeing(LocalDate period, @Nullable String tenant) {
        return database.query(DOCUMENTS, DocumentBooks::line, period, period, tenant, tenant, period, tenant, tenant);
    }

    private static DocumentLine line(ResultSet row) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        long total = row.getLong("total_minor");
        long lines = row.getLong("lines");
        long taxes = row.getLong("taxes");
        long receivable = row.getLong("receivable");
        long unshared = row.getLong("repeated");
        long shared = row.getLong("shared");
        long payable = row.getLong("payable");
        return new DocumentLine(
                row.getString("number"),
                row.getString("tenant"),
                row.getString("time_zone"),
                new Money(total, currency),
                new Money(receivable, currency),
                new Money(shared, currency),
                new Money(payable, currency),
                apart(currency, total, lines + taxes, row.getLong("tax_minor"), taxes),
                apart(currency, total, receivable, taxes, row.getLong("booked_tax")),
                apart(currency, lines - unshared, shared),
                apart(currency, shared, payable));
    }

    /** How far apart the pairs are together. */
    private static Money apart(Currency currency, long... pairs) {
        long apart = 0;
        for (int i = 0; i < pairs.length; i += 2) {
            apart = Math.addExact(apart, Math.absExact(pairs[i] - pairs[i + 1]));
        }
        return new Money(apart, currency);
    }

    /**
     * An invoice or a credit note, whose amounts are positive.
     *
     * @param total as it stands on it, with tax
     * @param receivable what its ledger transaction has of its consumer
     * @param shared the accruals of its lines
     * @param payable what its ledger transaction has of the participants
     * @param invoicedDifference between the total and its lines with their tax
     * @param ledgerDifference between the total, its tax, and what the ledger has
     * @param sharedDifference between its lines and their accruals
     * @param payableDifference between the accruals and what the ledger has
     */
    record DocumentLine(
            String number,
            String tenant,
            String timeZone,
            Money total,
            Money receivable,
            Money shared,
            Money payable,
            Money invoicedDifference,
            Money ledgerDifference,
            Money sharedDifference,
            Money payableDifference) {

        Money difference() {
            return Stream.of(invoicedDifference, ledgerDifference, sharedDifference, payableDifference)
                    .reduce(Money.zero(total.currency()), Money::plus);
        }
    }
}
