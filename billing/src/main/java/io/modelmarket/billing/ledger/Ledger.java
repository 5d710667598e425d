package io.modelmarket.billing.ledger;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.ledger.booking.Account;
import io.modelmarket.billing.ledger.booking.Booking;
import io.modelmarket.billing.ledger.booking.Posting;
import io.modelmarket.billing.ledger.booking.Purpose;
import io.modelmarket.contracts.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes ledger transactions. The database refuses what does not balance, and any change of what is written; this class
 * only spares it the attempt.
 */
@ApplicationScoped
public class Ledger {

    private final Database database;

    @Inject
    Ledger(Database database) {
        this.database = database;
    }

    /**
     * Books within the running transaction. A booking whose idempotency key is known is not made again.
     *
     * @return whether it was made now
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean post(Booking booking) {
        return write(booking, null);
    }

    /** Books several, in their order. One whose idempotency key is known is not made again. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void post(List<Booking> bookings) {
        Map<String, Long> made = new HashMap<>();
        database.query(
                """
                INSERT INTO ledger_transaction (idempotency_key, kind, description, booked_at)
                SELECT * FROM unnest(?, ?, ?, ?) ON CONFLICT (idempotency_key) DO NOTHING RETURNING id, idempotency_key
                """,
                row -> made.put(row.getString("idempotency_key"), row.getLong("id")),
                SqlArray.column("text", bookings, Booking::idempotencyKey),
                SqlArray.column("text", bookings, Booking::kind),
                SqlArray.column("text", bookings, Booking::description),
                SqlArray.column("timestamptz", bookings, Booking::bookedAt));
        List<Entry> entries = new ArrayList<>();
        for (Booking booking : bookings) {
            Long id = made.get(booking.idempotencyKey());
            if (id != null) {
                booking.postings().forEach(posting -> entries.add(new Entry(id, posting)));
            }
        }
        write(entries);
    }

    /**
     * Books what takes back some of an earlier booking, and names it.
     *
     * @param corrected the earlier booking's idempotency key
     * @return whether it was made now
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean correct(Booking booking, String corrected) {
        return write(booking, corrected);
    }

    private boolean write(Booking booking, @Nullable String corrected) {
        Optional<Long> transaction = database.first(
                """
                INSERT INTO ledger_transaction (idempotency_key, kind, description, booked_at, corrects)
                VALUES (?, ?, ?, ?, (SELECT c.id FROM ledger_transaction c WHERE c.idempotency_key = ?))
                ON CONFLICT (idempotency_key) DO NOTHING RETURNING id
                """,
                row -> row.getLong(1),
                booking.idempotencyKey(),
                booking.kind(),
                booking.description(),
                booking.bookedAt(),
                corrected);
        transaction.ifPresent(id -> write(booking.postings().stream()
                .map(posting -> new Entry(id, posting))
                .toList()));
        return transaction.isPresent();
    }

    private void write(List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        List<Posting> postings = entries.stream().map(Entry::posting).toList();
        Map<Account, Long> accounts =
                open(postings.stream().map(Posting::account).collect(Collectors.toSet()));
        database.update(
                """
                INSERT INTO ledger_entry (transaction_id, account_id, tenant, currency, amount_minor, reference)
                SELECT * FROM unnest(?, ?, ?, ?, ?, ?)
                """,
                SqlArray.column("bigint", entries, Entry::transaction),
                SqlArray.column("bigint", postings, p -> Objects.requireNonNull(accounts.get(p.account()))),
                SqlArray.column("text", postings, p -> p.account().tenant().value()),
                SqlArray.column("text", postings, p -> p.account().currency().getCurrencyCode()),
                SqlArray.column("bigint", postings, p -> p.amount().minorUnits()),
                SqlArray.column("text", postings, Posting::reference));
    }

    private Map<Account, Long> open(Set<Account> accounts) {
        SqlArray tenants = SqlArray.column("text", accounts, a -> a.tenant().value());
        SqlArray purposes = SqlArray.column("text", accounts, a -> a.purpose().name());
        SqlArray currencies =
                SqlArray.column("text", accounts, a -> a.currency().getCurrencyCode());
        database.update("""
                INSERT INTO ledger_account (tenant, purpose, currency)
                SELECT * FROM unnest(?, ?, ?) AS a (tenant, purpose, currency) ORDER BY 1, 2, 3
                ON CONFLICT DO NOTHING
                """, tenants, purposes, currencies);
        Map<Account, Long> ids = new HashMap<>();
        database.query(
                """
                SELECT a.id, a.tenant, a.purpose, a.currency FROM ledger_account a
                JOIN unnest(?, ?, ?) AS w (tenant, purpose, currency)
                  ON (a.tenant, a.purpose, a.currency) = (w.tenant, w.purpose, w.currency::char(3))
                """,
                row -> ids.put(
                        new Account(
                                new TenantId(row.getString("tenant")),
                                Purpose.valueOf(row.getString("purpose")),
                                Currency.getInstance(row.getString("currency"))),
                        row.getLong("id")),
                tenants,
                purposes,
                currencies);
        return ids;
    }

    private record Entry(long transaction, Posting posting) {}
}
