package io.modelmarket.billing.bank;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.ledger.booking.Purpose;
import io.modelmarket.billing.payout.Happening;
import io.modelmarket.billing.payout.Transfer;
import io.modelmarket.billing.payout.Transfers;
import io.modelmarket.contracts.money.Money;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What entries are for where they are no payment of a consumer's: payouts, fees and the like, transfers that go back.
 * Each can be taken back, and is kept. Within a transaction that holds the entry, across tenants only.
 */
@ApplicationScoped
class EntryUses {

    private final Database database;
    private final Transfers transfers;
    private final Removals removals;
    private final EntryBooks books;

    @Inject
    EntryUses(Database database, Transfers transfers, Removals removals, EntryBooks books) {
        this.database = database;
        this.transfers = transfers;
        this.removals = removals;
        this.books = books;
    }

    /**
     * A debit executes a payout, a credit brings it back.
     *
     * @throws ProblemException when that has happened before, or the amount is another
     */
    void payout(EntryPart part, Transfer transfer) {
        Happening happening = new Happening(part.amount(), part.bookedOn(), part.bookedAt(), why(part.said()));
        Purpose against = EntryBooks.waitsIn(part.credit());
        UUID event = part.credit()
                ? transfers.returned(transfer, against, happening)
                : transfers.executed(transfer, against, happening);
        write(part, new Use(UUID.randomUUID(), "PAYOUT", event, null, null, null));
    }

    /**
     * A debit executes some payouts of a settlement, each of them whole.
     *
     * @throws ProblemException when that has happened before
     */
    void payouts(EntryPart whole, UUID settlement, List<Transfer> paid) {
        Happening happening = new Happening(whole.amount(), whole.bookedOn(), whole.bookedAt(), why(whole.said()));
        Map<Transfer, UUID> events =
                transfers.executed(settlement, paid, EntryBooks.waitsIn(whole.credit()), happening);
        database.update(
                """
                INSERT INTO bank_entry_use (id, entry_id, kind, amount_minor, event_id, reason, used_at, used_by)
                SELECT gen_random_uuid(), ?::uuid, 'PAYOUT', u.amount_minor, u.event_id, ?::text, ?::timestamptz, ?::text
                FROM unnest(?, ?) u (amount_minor, event_id)
                """,
                whole.entry(),
                whole.said().reason(),
                whole.said().at(),
                whole.said().by(),
                SqlArray.column("bigint", paid, transfer -> transfer.amount().minorUnits()),
                SqlArray.column("uuid", paid, events::get));
    }

    /** It goes to, or comes from, an account of the platform's. */
    void account(EntryPart part, Purpose account) {
        Use use = new Use(UUID.randomUUID(), "ACCOUNT", null, null, null, account);
        write(part, use);
        books.used(use.id(), part, account);
    }

    /**
     * A debit sends a transfer back that came with another entry.
     *
     * @param came that entry, with what is left of it: what was not sent back yet is so with this
     * @throws ProblemException when less of it is on its way or left
     */
    void takesBack(EntryPart part, UUID came, Money left) {
        Money onTheWay = removals.onTheWay(came, left.currency());
        Money more = part.amount().minus(onTheWay);
        UUID removal = null;
        if (more.minorUnits() > left.minorUnits()) {
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE,
                    "Of entry " + came + " " + left + " is left and " + onTheWay + " on its way back, and "
                            + part.amount() + " is taken back: reverse first what it has paid.");
        }
        if (more.minorUnits() > 0) {
            removal = removals.remove(
                    came,
                    true,
                    more,
                    new Removal(
                            UUID.randomUUID(),
                            Removal.Kind.RETURNED,
                            part.said().reason(),
                            part.said().by()),
                    part.bookedAt());
        }
        Use use = new Use(UUID.randomUUID(), "TAKES_BACK", null, came, removal, null);
        write(part, use);
        books.used(use.id(), part, Purpose.OUTGOING);
    }

    /**
     * Takes one back: its part of the entry waits again.
     *
     * @return whether there is such a one
     * @throws ProblemException when more has been built on it
     */
    boolean undo(UUID entry, UUID id, EntryPart.Said said) {
        return database.first(
                        """
                        SELECT u.*, e.credit, e.booked_on, e.currency FROM bank_entry_use u
                        JOIN bank_entry e ON e.id = u.entry_id
                        WHERE u.id = ? AND u.entry_id = ? AND u.undone_at IS NULL
                        """,
                        row -> {
                            String purpose = row.getString("purpose");
                            EntryPart part = new EntryPart(
                                    entry,
                                    row.getBoolean("credit"),
                                    row.getObject("booked_on", LocalDate.class),
                                    new Money(
                                            row.getLong("amount_minor"),
                                            Currency.getInstance(row.getString("currency"))),
                                    said.at(),
                                    said);
                            undo(
                                    part,
                                    new Use(
                                            id,
                                            row.getString("kind"),
                                            row.getObject("event_id", UUID.class),
                                            row.getObject("of_entry", UUID.class),
                                            row.getObject("removal_id", UUID.class),
                                            purpose == null ? null : Purpose.valueOf(purpose)));
                            return true;
                        },
                        id,
                        entry)
                .isPresent();
    }

    private void undo(EntryPart part, Use use) {
        EntryPart.Said said = part.said();
        database.update(
                "UPDATE bank_entry_use SET undone_at = ?, undone_by = ?, undone_reason = ? WHERE id = ?",
                said.at(),
                said.by(),
                said.reason(),
                use.id());
        if (use.event() != null) {
            transfers.undo(use.event(), EntryBooks.waitsIn(part.credit()), why(said));
        } else if (use.purpose() != null) {
            books.unused(use.id(), part, use.purpose());
        } else if (use.of() != null) {
            books.unused(use.id(), part, Purpose.OUTGOING);
            if (use.removal() != null) {
                removals.undo(use.of(), use.removal(), said);
            }
        }
    }

    private void write(EntryPart part, Use use) {
        database.update(
                """
                INSERT INTO bank_entry_use (id, entry_id, kind, amount_minor, event_id, of_entry, removal_id, purpose,
                    reason, used_at, used_by) VALUES (?, ?, ?, ?, ?::uuid, ?::uuid, ?::uuid, ?, ?, ?, ?)
                """,
                use.id(),
                part.entry(),
                use.kind(),
                part.amount().minorUnits(),
                use.event(),
                use.of(),
                use.removal(),
                use.purpose(),
                part.said().reason(),
                part.said().at(),
                part.said().by());
    }

    private static Happening.Why why(EntryPart.Said said) {
        return new Happening.Why(said.code(), said.reason(), said.by(), said.at());
    }

    /** A row of it. */
    private record Use(
            UUID id,
            String kind,
            @Nullable UUID event,
            @Nullable UUID of,
            @Nullable UUID removal,
            @Nullable Purpose purpose) {}
}
