package io.modelmarket.billing.payment;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlFailure;
import io.modelmarket.billing.exchange.Exchanged;
import io.modelmarket.billing.exchange.Rate;
import io.modelmarket.billing.invoice.OpenInvoice;
import io.modelmarket.billing.ledger.booking.Purpose;
import io.modelmarket.contracts.money.Money;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Payments as rows. Across tenants only. */
@ApplicationScoped
class PaymentRows {

    private final Database database;

    @Inject
    PaymentRows(Database database) {
        this.database = database;
    }

    /** Holds the bank's entries that have paid an invoice; who assigns an entry holds it before the invoice, too. */
    void holdEntries(String invoice) {
        database.query("""
                SELECT 1 FROM bank_entry WHERE id IN (
                    SELECT b.entry_id FROM bank_entry_payment b JOIN payment p ON p.id = b.payment_id
                    JOIN invoice i ON i.id = p.invoice_id WHERE i.number = ?) ORDER BY id FOR UPDATE
                """, row -> true, invoice);
    }

    /** The payments of an invoice that were not taken back, in the order they were recorded. */
    List<UUID> standing(String invoice) {
        return database.query("""
                SELECT p.id FROM payment p JOIN invoice i ON i.id = p.invoice_id
                WHERE i.number = ? AND p.reverses IS NULL
                    AND NOT EXISTS (SELECT 1 FROM payment t WHERE t.reverses = p.id)
                ORDER BY p.recorded_at, p.id
                """, row -> row.getObject("id", UUID.class), invoice);
    }

    /** That a payment comes from the bank's entry that another one came from, if that came from one. */
    void fromTheSameEntry(UUID payment, UUID other) {
        database.update(
                "INSERT INTO bank_entry_payment (payment_id, entry_id)"
                        + " SELECT ?::uuid, entry_id FROM bank_entry_payment WHERE payment_id = ?",
                payment,
                other);
    }

    /** A payment that takes none back. */
    Optional<Made> made(UUID payment) {
        return database.first(
                """
                SELECT i.number, p.amount_minor, p.currency, p.received_on, p.reference, x.*, r.rate,
                       EXISTS (SELECT 1 FROM bank_entry_payment b WHERE b.payment_id = p.id) AS of_bank_entry,
                       EXISTS (SELECT 1 FROM bank_entry_payment b JOIN bank_entry e ON e.id = b.entry_id
                               WHERE b.payment_id = p.id AND e.booked_at IS NULL) AS entry_unbooked
                FROM payment p
                JOIN invoice i ON i.id = p.invoice_id LEFT JOIN payment_exchange x ON x.payment_id = p.id
                LEFT JOIN exchange_rate r USING (base, quote, day, version)
                WHERE p.id = ? AND p.reverses IS NULL
                """,
                row -> new Made(
                        row.getString("number"),
                        row.getLong("amount_minor"),
                        row.getObject("received_on", LocalDate.class),
                        row.getString("reference"),
                        row.getBoolean("of_bank_entry") ? Purpose.UNALLOCATED : Purpose.BANK,
                        row.getString("paid_currency") == null ? null : exchanged(row),
                        row.getBoolean("entry_unbooked")),
                payment);
    }

    /**
     * Writes it.
     *
     * @throws ProblemException when the same reference, or reversal, is written already
     */
    void write(UUID id, PaymentEntry entry, Stamp stamp) {
        OpenInvoice invoice = entry.invoice();
        try {
            database.update(
                    """
                    INSERT INTO payment (id, tenant, invoice_id, currency, amount_minor, received_on, reference, reverses,
                        booked_at, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?::uuid, ?, ?, ?)
                    """,
                    id,
                    invoice.tenant().value(),
                    invoice.id(),
                    invoice.currency().getCurrencyCode(),
                    entry.amount().minorUnits(),
                    entry.receivedOn(),
                    entry.reference(),
                    entry.reverses(),
                    stamp.bookedAt(),
                    stamp.recordedAt(),
                    stamp.by());
        } catch (SqlFailure e) {
            if (e.isDuplicate()) {
                throw new ProblemException(
                        ProblemType.CONFLICT,
                        "This is recorded already: invoice " + invoice.number() + ", " + entry.reference() + ".");
            }
            throw e;
        }
        Exchanged exchanged = entry.exchanged();
        if (exchanged != null) {
            write(id, invoice, exchanged);
        }
    }

    private void write(UUID id, OpenInvoice invoice, Exchanged exchanged) {
        database.update(
                """
                INSERT INTO payment_exchange (payment_id, tenant, paid_currency, paid_minor, base, quote, day, version,
                    changed_minor, spread_minor) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                id,
                invoice.tenant().value(),
                exchanged.paid().currency().getCurrencyCode(),
                exchanged.paid().minorUnits(),
                exchanged.rate().base().getCurrencyCode(),
                exchanged.rate().quote().getCurrencyCode(),
                exchanged.rate().day(),
                exchanged.rate().version(),
                exchanged.changed().minorUnits(),
                exchanged.spread().minorUnits());
    }

    private static Exchanged exchanged(ResultSet row) throws SQLException {
        Currency into = Currency.getInstance(row.getString("currency"));
        return new Exchanged(
                new Money(row.getLong("paid_minor"), Currency.getInstance(row.getString("paid_currency"))),
                new Money(row.getLong("changed_minor"), into),
                new Money(row.getLong("spread_minor"), into),
                new Rate(
                        row.getObject("day", LocalDate.class),
                        Currency.getInstance(row.getString("base")),
                        Currency.getInstance(row.getString("quote")),
                        row.getInt("version"),
                        row.getBigDecimal("rate")));
    }

    /**
     * What was recorded.
     *
     * @param backTo where the money is when it is taken back: an entry of a statement waits again
     * @param entryUnbooked whether its entry is from before waiting money was in the ledger, and not brought in yet
     */
    record Made(
            String invoice,
            long minor,
            LocalDate receivedOn,
            String reference,
            Purpose backTo,
            @Nullable Exchanged exchanged,
            boolean entryUnbooked) {}

    /** When it counts, when and by whom it was written. */
    record Stamp(Instant bookedAt, Instant recordedAt, String by) {}
}
