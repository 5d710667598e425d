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
 * What credit entries are in the ledger: each debits the bank with all of it, and is nobody's until somebody says what
 * it is for. So what is unallocated is what is left of all entries together.
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

    /** Money has come in; an entry that is booked is not booked again. */
    void came(UUID entry, Money amount, String reference, Instant at) {
        String key = keyOf(entry);
        ledger.post(new Booking(
                key,
                "BANK_ENTRY",
                "Received, " + reference,
                at,
                List.of(ours(Purpose.BANK, amount, key), ours(Purpose.UNALLOCATED, amount.negate(), key))));
    }

    /** Money is not here any more, or was never the books' business. */
    void removed(UUID entry, Removal removal, Money amount, Instant at) {
        String key = keyOf(entry);
        ledger.correct(
                new Booking(
                        "bank-removal/" + removal.id(),
                        "BANK_" + removal.kind().name(),
                        removal.reason(),
                        at,
                        List.of(ours(Purpose.UNALLOCATED, amount, key), ours(Purpose.BANK, amount.negate(), key))),
                key);
    }

    private Posting ours(Purpose purpose, Money amount, String reference) {
        return new Posting(new Account(platform, purpose, amount.currency()), amount, reference);
    }

    private static String keyOf(UUID entry) {
        return "bank-entry/" + entry;
    }
}
