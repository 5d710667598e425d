package io.modelmarket.billing.bank;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.payment.Payments;
import io.modelmarket.billing.wire.Amounts;
import io.modelmarket.contracts.money.Money;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What finance does with entries that wait. One person at a time for each entry. Across tenants only. */
@ApplicationScoped
class Resolution {

    private final Database database;
    private final EntryPayments payments;
    private final EntryBooks books;
    private final InstantSource clock;

    @Inject
    Resolution(Database database, EntryPayments payments, EntryBooks books, InstantSource clock) {
        this.database = database;
        this.payments = payments;
        this.books = books;
        this.clock = clock;
    }

    /**
     * Books an entry, or a part of it, as the payment of an invoice, changed where that is in another currency, or of
     * an order of prepaid credit.
     *
     * @throws ProblemException when less is left, it is a debit, or invoice or order does not take it
     */
    @Transactional
    void assign(UUID id, Assignment assignment, String by) {
        Waiting entry = credit(
                id,
                "it pays no invoice. Where it takes a transfer back, reverse what that has paid, and set the"
                        + " debit aside with takesBack, the id of the transfer's own entry, which is sent back with it.");
        Money part = part(id, entry, assignment.amount());
        EntryPayments.Origin origin =
                new EntryPayments.Origin(id, entry.reference(), entry.bookedOn(), Payments.Origin.ASSIGNED);
        if (assignment.invoice() != null) {
            payments.book(origin, assignment.invoice(), part, by);
        } else if (assignment.prepaidOrder() != null) {
            payments.order(origin, assignment.prepaidOrder(), part, by);
        }
    }

    /**
     * Says that an entry, or a part of it, was sent back to who paid it.
     *
     * @param amount null for all that is left of it
     * @throws ProblemException when less is left, or it is a debit
     */
    @Transactional
    void sendBack(UUID id, @Nullable String amount, Reason why) {
        Waiting entry = credit(id, "there is nothing to send back.");
        remove(
                id,
                entry,
                part(id, entry, amount),
                new Removal(UUID.randomUUID(), Removal.Kind.RETURNED, why.text(), why.by()));
    }

    /**
     * Says that nothing, or nothing more, is booked of an entry here.
     *
     * @param takesBack of a debit by which the bank takes a transfer back, the entry with which that came: as much of
     *     it is sent back
     * @throws ProblemException when nothing is left of it, or less of what it takes back
     */
    @Transactional
    void setAside(UUID id, Reason why, @Nullable UUID takesBack) {
        Waiting entry = hold(id);
        if (takesBack != null) {
            takeBack(id, entry, takesBack, why);
        }
        remove(id, entry, entry.left(), new Removal(UUID.randomUUID(), Removal.Kind.SET_ASIDE, why.text(), why.by()));
    }

    private void takeBack(UUID id, Waiting debit, UUID of, Reason why) {
        if (debit.credit()) {
            throw refused("Entry " + id + " is a credit and takes nothing back: leave takesBack out.");
        }
        Waiting came = credit(of, "only a credit can be taken back.");
        Money amount = debit.left();
        if (!came.left().currency().equals(amount.currency()) || came.left().minorUnits() < amount.minorUnits()) {
            throw refused("Of entry " + of + " " + came.left() + " is left, and " + amount
                    + " is taken back: reverse first what it has paid.");
        }
        remove(of, came, amount, new Removal(UUID.randomUUID(), Removal.Kind.RETURNED, why.text(), why.by()));
    }

    /** What went out is in the ledger by what it was sent for, if at all. */
    private void remove(UUID id, Waiting entry, Money amount, Removal removal) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        database.update(
                """
                INSERT INTO bank_entry_removal (id, entry_id, kind, amount_minor, reason, removed_at, removed_by)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """, removal.id(), id, removal.kind(), amount.minorUnits(), removal.reason(), now, removal.by());
        if (entry.credit()) {
            books.removed(id, removal, amount, now);
        }
    }

    private static Money part(UUID id, Waiting entry, @Nullable String amount) {
        Money left = entry.left();
        Money part = amount == null ? left : new Money(Amounts.minor(amount, left.currency()), left.currency());
        if (part.minorUnits() > left.minorUnits()) {
            throw refused("Of entry " + id + " " + left + " is left; " + part + " is more.");
        }
        return part;
    }

    private Waiting credit(UUID id, String otherwise) {
        Waiting entry = hold(id);
        if (!entry.credit()) {
            throw refused("Entry " + id + " is a debit: " + otherwise);
        }
        return entry;
    }

    private Waiting hold(UUID id) {
        if (database.first("SELECT 1 FROM bank_entry WHERE id = ? FOR UPDATE", row -> true, id)
                .isEmpty()) {
            throw new ProblemException(ProblemType.NOT_FOUND, "There is no entry " + id + ".");
        }
        Waiting entry = database.first(
                        "SELECT e.*, " + BankReads.LEFT + " AS left_minor FROM bank_entry e WHERE e.id = ?",
                        row -> new Waiting(
                                row.getString("reference"),
                                row.getObject("booked_on", LocalDate.class),
                                row.getBoolean("credit"),
                                row.getObject("booked_at") != null,
                                new Money(row.getLong("left_minor"), Currency.getInstance(row.getString("currency")))),
                        id)
                .orElseThrow();
        if (entry.left().minorUnits() == 0) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "Entry " + id + " is settled, sent back or set aside already: nothing of it is left.");
        }
        if (entry.credit() && !entry.booked()) {
            bookEarlier(id, entry);
        }
        return entry;
    }

    /** One from before waiting money was in the ledger is brought in before anything of it is moved. */
    private void bookEarlier(UUID id, Waiting entry) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        books.came(id, entry.left(), entry.reference(), now);
        database.update("UPDATE bank_entry SET booked_at = ? WHERE id = ? AND booked_at IS NULL", now, id);
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(ProblemType.UNPROCESSABLE, detail);
    }

    /**
     * What an entry is for: one of the first two.
     *
     * @param prepaidOrder the order's reference
     * @param amount null for all that is left of the entry
     */
    record Assignment(
            @Nullable String invoice,
            @Nullable String prepaidOrder,
            @Nullable String amount) {}

    /** Why, and who says so. */
    record Reason(String text, String by) {}

    private record Waiting(String reference, LocalDate bookedOn, boolean credit, boolean booked, Money left) {}
}
