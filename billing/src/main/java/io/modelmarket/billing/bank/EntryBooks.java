package io.modelmarket.billing.bank;

import io.modelmarket.billing.ledger.Ledger;
import io.modelmarket.billing.ledger.booking.Account;
import io.modelmarket.billing.ledger.booking.Booking;
import io.modelmarket.billing.ledger.booking.Posting;
import io.modelmarket.billing.ledger.booking.Purpose;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What entries are in the ledger: each credit debits the bank with all of it, and is nobody's until somebody says what
 * it is for; each debit credits it, and is unexplained until then. So what is unallocated and unexplained is what is
 * left of all entries together.
 */
@ApplicationScoped
class EntryBooks {

    private final Ledger ledger;
    private final TenantId platform;

    @Inject
    EntryBooks(Ledger ledger, BankConfig config) {
        this.ledger = ledger;
        this.platform = new TenantId(config.platformTenant());
    }

    /** Where an entry's money is until somebody says what it is for. */
    static Purpose waitsIn(boolean credit) {
        return credit ? Purpose.UNALLOCATED : Purpose.UNEXPLAINED;
    }

    /** Money has come in, or has left; an entry that is booked is not booked again. */
    void moved(UUID entry, boolean credit, Money amount, String reference, Instant at) {
        ledger.post(booking(new Moved(entry, credit, amount, reference), at));
    }

    /** The same of many. */
    void moved(List<Moved> entries, Instant at) {
        ledger.post(entries.stream().map(entry -> booking(entry, at)).toList());
    }

    private Booking booking(Moved moved, Instant at) {
        Money signed = moved.credit() ? moved.amount() : moved.amount().negate();
        String key = keyOf(moved.entry());
        return new Booking(
                key,
                "BANK_ENTRY",
                (moved.credit() ? "Received, " : "Paid, ") + moved.reference(),
                at,
                List.of(ours(Purpose.BANK, signed, key), ours(waitsIn(moved.credit()), signed.negate(), key)));
    }

    /** Money is not here any more, or was never the books' business. */
    void removed(Removed removed) {
        ledger.correct(
                new Booking(
                        removed.key(),
                        "BANK_" + removed.removal().kind().name(),
                        removed.removal().reason(),
                        removed.at(),
                        List.of(
                                ours(waitsIn(removed.credit()), removed.signed(), keyOf(removed.entry())),
                                ours(removed.through(), removed.signed().negate(), keyOf(removed.entry())))),
                keyOf(removed.entry()));
    }

    /** It is here again, or the books' business after all. */
    void restored(Removed removed, String reason, Instant at) {
        ledger.correct(
                new Booking(
                        removed.key() + "/undone",
                        "BANK_" + removed.removal().kind().name(),
                        reason,
                        at,
                        List.of(
                                ours(waitsIn(removed.credit()), removed.signed().negate(), keyOf(removed.entry())),
                                ours(removed.through(), removed.signed(), keyOf(removed.entry())))),
                removed.key());
    }

    /** A part of an entry goes to another account of the platform's. */
    void used(UUID use, EntryPart part, Purpose account) {
        Money signed = part.credit() ? part.amount() : part.amount().negate();
        String key = keyOf(part.entry());
        ledger.post(new Booking(
                "bank-use/" + use,
                kindOf(account),
                part.said().reason(),
                part.bookedAt(),
                List.of(ours(waitsIn(part.credit()), signed, key), ours(account, signed.negate(), key))));
    }

    /** It waits again. */
    void unused(UUID use, EntryPart part, Purpose account) {
        Money signed = part.credit() ? part.amount() : part.amount().negate();
        String key = keyOf(part.entry());
        ledger.correct(
                new Booking(
                        "bank-use/" + use + "/undone",
                        kindOf(account),
                        part.said().reason(),
                        part.said().at(),
                        List.of(ours(waitsIn(part.credit()), signed.negate(), key), ours(account, signed, key))),
                "bank-use/" + use);
    }

    private Posting ours(Purpose purpose, Money amount, String reference) {
        return new Posting(new Account(platform, purpose, amount.currency()), amount, reference);
    }

    private static String kindOf(Purpose account) {
        return account == Purpose.OUTGOING ? "BANK_TAKEN_BACK" : account.name();
    }

    private static String keyOf(UUID entry) {
        return "bank-entry/" + entry;
    }

    /** What has come in or has left, under the bank's reference. */
    record Moved(UUID entry, boolean credit, Money amount, String reference) {}

    /**
     * What of an entry is removed.
     *
     * @param through the account that it goes to
     */
    record Removed(UUID entry, boolean credit, Removal removal, Money amount, Purpose through, Instant at) {

        String key() {
            return "bank-removal/" + removal.id();
        }

        Money signed() {
            return credit ? amount : amount.negate();
        }
    }
}
