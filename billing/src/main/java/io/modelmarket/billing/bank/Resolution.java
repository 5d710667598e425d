package io.modelmarket.billing.bank;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.wire.Amounts;
import io.modelmarket.contracts.money.Money;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
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
    private final InstantSource clock;

    @Inject
    Resolution(Database database, EntryPayments payments, InstantSource clock) {
        this.database = database;
        this.payments = payments;
        this.clock = clock;
    }

    /**
     * Books an entry, or a part of it, as the payment of an invoice; changed where that is in another currency.
     *
     * @param amount null for all that is left of the entry
     * @throws ProblemException when less is left, it is a debit or set aside, or the invoice does not take it
     */
    @Transactional
    void assign(UUID id, String invoice, @Nullable String amount, String by) {
        Waiting entry = hold(id);
        if (!entry.credit()) {
            throw refused("Entry " + id + " is a debit: it pays no invoice. Reverse the payment that it takes back, and"
                    + " set the entry aside.");
        }
        Money left = entry.left();
        Money part = amount == null ? left : new Money(Amounts.minor(amount, left.currency()), left.currency());
        if (part.minorUnits() > left.minorUnits()) {
            throw refused("Of entry " + id + " " + left + " is left; " + part + " is more.");
        }
        payments.book(new EntryPayments.Origin(id, entry.reference(), entry.bookedOn()), invoice, part, by);
    }

    /**
     * Says that nothing, or nothing more, is booked of an entry here.
     *
     * @throws ProblemException when nothing is left of it, or it was set aside before
     */
    @Transactional
    void setAside(UUID id, String reason, String by) {
        hold(id);
        database.update(
                "UPDATE bank_entry SET set_aside_at = ?, set_aside_by = ?, set_aside_reason = ? WHERE id = ?",
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                by,
                reason,
                id);
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
                                new Money(row.getLong("left_minor"), Currency.getInstance(row.getString("currency"))),
                                row.getString("set_aside_by")),
                        id)
                .orElseThrow();
        if (entry.left().minorUnits() == 0 || entry.setAsideBy() != null) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "Entry " + id + " is settled, or set aside, already: nothing of it is left.");
        }
        return entry;
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(ProblemType.UNPROCESSABLE, detail);
    }

    private record Waiting(
            String reference,
            LocalDate bookedOn,
            boolean credit,
            Money left,
            @Nullable String setAsideBy) {}
}
