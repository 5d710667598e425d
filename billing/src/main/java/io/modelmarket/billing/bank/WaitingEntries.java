package io.modelmarket.billing.bank;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.wire.Amounts;
import io.modelmarket.contracts.money.Money;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Entries of which something is left, held while somebody says what it is for. Within a transaction, across tenants
 * only.
 */
@ApplicationScoped
class WaitingEntries {

    private final Database database;
    private final EntryBooks books;

    @Inject
    WaitingEntries(Database database, EntryBooks books) {
        this.database = database;
        this.books = books;
    }

    /**
     * Holds it until the transaction ends.
     *
     * @throws ProblemException when there is none, or nothing of it is left
     */
    Waiting hold(UUID id, Instant now) {
        Waiting entry = held(id, now);
        if (entry.left().minorUnits() == 0) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "Entry " + id + " is settled, sent back or set aside already: nothing of it is left.");
        }
        return entry;
    }

    /**
     * What is left of a credit that goes back, whose entry is held too; nothing where all of it is on its way.
     *
     * @throws ProblemException when there is none, or it is a debit
     */
    Money cameWith(UUID id, Instant now) {
        Waiting entry = held(id, now);
        if (!entry.credit()) {
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE, "Entry " + id + " is a debit: only a credit can be taken back.");
        }
        return entry.left();
    }

    private Waiting held(UUID id, Instant now) {
        if (database.first("SELECT 1 FROM bank_entry WHERE id = ? FOR UPDATE", row -> true, id)
                .isEmpty()) {
            throw new ProblemException(ProblemType.NOT_FOUND, "There is no entry " + id + ".");
        }
        Waiting entry = database.first(
                        "SELECT e.*, s.uploaded_by, " + BankReads.LEFT + " AS left_minor FROM bank_entry e"
                                + " JOIN bank_statement s ON s.id = e.statement_id WHERE e.id = ?",
                        row -> new Waiting(
                                id,
                                row.getString("reference"),
                                row.getObject("booked_on", LocalDate.class),
                                row.getBoolean("credit"),
                                row.getObject("booked_at") != null,
                                new Money(row.getLong("left_minor"), Currency.getInstance(row.getString("currency"))),
                                "CHARGE".equals(row.getString("parked")),
                                row.getString("uploaded_by")),
                        id)
                .orElseThrow();
        if (!entry.booked() && entry.left().minorUnits() > 0) {
            bookEarlier(entry, now);
        }
        return entry;
    }

    /**
     * Holds a credit.
     *
     * @param otherwise why a debit will not do
     */
    Waiting credit(UUID id, Instant now, String otherwise) {
        Waiting entry = hold(id, now);
        if (!entry.credit()) {
            throw new ProblemException(ProblemType.UNPROCESSABLE, "Entry " + id + " is a debit: " + otherwise);
        }
        return entry;
    }

    /** One from before it was in the ledger is brought in before anything of it is moved. */
    private void bookEarlier(Waiting entry, Instant now) {
        books.moved(entry.id(), entry.credit(), entry.left(), entry.reference(), now);
        database.update("UPDATE bank_entry SET booked_at = ? WHERE id = ? AND booked_at IS NULL", now, entry.id());
    }

    /**
     * An entry of which something is left.
     *
     * @param charge whether the bank says that it is its own charge
     * @param uploadedBy who has brought its statement
     */
    record Waiting(
            UUID id,
            String reference,
            LocalDate bookedOn,
            boolean credit,
            boolean booked,
            Money left,
            boolean charge,
            String uploadedBy) {

        /** A part of it, all that is left where no amount is said. */
        Money part(@Nullable String amount) {
            Money part = amount == null ? left : new Money(Amounts.minor(amount, left.currency()), left.currency());
            if (part.minorUnits() > left.minorUnits()) {
                throw new ProblemException(
                        ProblemType.UNPROCESSABLE, "Of entry " + id + " " + left + " is left; " + part + " is more.");
            }
            return part;
        }

        /** Somebody, other than who brought it, says why money has left that the books have not sent. */
        void explainedBy(String person) {
            if (!credit && !charge && uploadedBy.equals(person)) {
                throw mine("What has left the bank, and no settlement has paid,");
            }
        }

        /** Somebody, other than who brought it, says something that begins a sentence. */
        void secondPerson(String person, String what) {
            if (uploadedBy.equals(person)) {
                throw mine(what);
            }
        }

        private static ProblemException mine(String what) {
            return new ProblemException(
                    ProblemType.FORBIDDEN, what + " is explained by another person than who took its statement in.");
        }
    }
}
