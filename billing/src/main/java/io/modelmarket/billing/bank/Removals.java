package io.modelmarket.billing.bank;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.ledger.booking.Purpose;
import io.modelmarket.contracts.money.Money;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;

/** What of entries was sent back or set aside, as rows and in the ledger. Within a transaction, across tenants only. */
@ApplicationScoped
class Removals {

    private final Database database;
    private final EntryBooks books;

    @Inject
    Removals(Database database, EntryBooks books) {
        this.database = database;
        this.books = books;
    }

    /** Takes so much of an entry away. */
    UUID remove(UUID entry, boolean credit, Money amount, Removal removal, Instant at) {
        Purpose through = removal.kind().through();
        database.update(
                """
                INSERT INTO bank_entry_removal (id, entry_id, kind, amount_minor, reason, through, removed_at, removed_by)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                removal.id(),
                entry,
                removal.kind(),
                amount.minorUnits(),
                removal.reason(),
                through,
                at,
                removal.by());
        books.removed(new EntryBooks.Removed(entry, credit, removal, amount, through, at));
        return removal.id();
    }

    /** What of an entry was sent back, and has not left the bank by its statements. */
    Money onTheWay(UUID entry, Currency currency) {
        long minor = database.first("""
                        SELECT coalesce((SELECT sum(amount_minor) FROM bank_entry_removal
                                         WHERE entry_id = ? AND through = 'OUTGOING' AND undone_at IS NULL), 0)::bigint
                             - coalesce((SELECT sum(amount_minor) FROM bank_entry_use
                                         WHERE of_entry = ? AND undone_at IS NULL), 0)::bigint
                        """, row -> row.getLong(1), entry, entry).orElseThrow();
        return new Money(minor, currency);
    }

    /**
     * Takes one back: what it took away of its entry waits again.
     *
     * @return whether there is such a one
     * @throws ProblemException when it is from before that could be done, or has left the bank
     */
    boolean undo(UUID entry, UUID id, EntryPart.Said said) {
        Optional<EntryBooks.Removed> found = database.first(
                """
                SELECT r.*, e.credit, e.currency, e.withdrawn FROM bank_entry_removal r JOIN bank_entry e ON e.id = r.entry_id
                WHERE r.id = ? AND r.entry_id = ? AND r.undone_at IS NULL
                """,
                row -> {
                    if (row.getBoolean("withdrawn")) {
                        throw conflict("Its statement is withdrawn; take that in again.");
                    }
                    String through = row.getString("through");
                    if (through == null) {
                        throw conflict("What was set aside before debits were in the ledger stays so.");
                    }
                    return new EntryBooks.Removed(
                            entry,
                            row.getBoolean("credit"),
                            new Removal(
                                    id,
                                    Removal.Kind.valueOf(row.getString("kind")),
                                    row.getString("reason"),
                                    row.getString("removed_by")),
                            new Money(row.getLong("amount_minor"), Currency.getInstance(row.getString("currency"))),
                            Purpose.valueOf(through),
                            Database.instant(row, "removed_at"));
                },
                id,
                entry);
        found.ifPresent(removed -> undo(removed, said));
        return found.isPresent();
    }

    private void undo(EntryBooks.Removed removed, EntryPart.Said said) {
        Money amount = removed.amount();
        if (removed.through() == Purpose.OUTGOING
                && onTheWay(removed.entry(), amount.currency()).minorUnits() < amount.minorUnits()) {
            throw conflict("It has left the bank: take back first what its debit is assigned to.");
        }
        database.update(
                "UPDATE bank_entry_removal SET undone_at = ?, undone_by = ?, undone_reason = ? WHERE id = ?",
                said.at(),
                said.by(),
                said.reason(),
                removed.removal().id());
        books.restored(removed, said.reason(), said.at());
    }

    private static ProblemException conflict(String detail) {
        return new ProblemException(ProblemType.CONFLICT, detail);
    }
}
