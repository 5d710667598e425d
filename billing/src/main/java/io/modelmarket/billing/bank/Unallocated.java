package io.modelmarket.billing.bank;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.wire.MoneyView;
import io.modelmarket.contracts.money.Money;
import io.modelmarket.kit.tenancy.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.logging.Logger;

/** Money that has come in and is nobody's yet, by the entries that wait and by the ledger. Across tenants only. */
@ApplicationScoped
class Unallocated {

    private static final Logger LOG = Logger.getLogger(Unallocated.class);
    /** What one transaction brings into the ledger. */
    private static final int MOST_AT_ONCE = 1000;

    private final Database database;
    private final EntryBooks books;
    private final TenantScope scope;
    private final InstantSource clock;

    @Inject
    Unallocated(Database database, EntryBooks books, TenantScope scope, InstantSource clock) {
        this.database = database;
        this.books = books;
        this.scope = scope;
        this.clock = clock;
    }

    /** By currency, now; the two must be the same. */
    @Transactional
    public List<UnallocatedView> balances() {
        return database.query("""
                WITH waiting AS (
                    SELECT e.currency, count(*) AS entries, sum(left_minor)::bigint AS open
                    FROM (SELECT e.currency, %s AS left_minor FROM bank_entry e WHERE e.credit) e
                    WHERE left_minor <> 0 GROUP BY e.currency),
                booked AS (
                    SELECT a.currency, -sum(e.amount_minor)::bigint AS ledger
                    FROM ledger_account a JOIN ledger_entry e ON e.account_id = a.id
                    WHERE a.purpose = 'UNALLOCATED' GROUP BY a.currency)
                SELECT currency, coalesce(entries, 0) AS entries, coalesce(open, 0) AS open, coalesce(ledger, 0) AS ledger
                FROM waiting FULL JOIN booked USING (currency)
                ORDER BY currency
                """.formatted(BankReads.LEFT), row -> {
            String currency = row.getString("currency");
            long open = row.getLong("open");
            long ledger = row.getLong("ledger");
            return new UnallocatedView(
                    row.getLong("entries"),
                    MoneyView.of(open, currency),
                    MoneyView.of(ledger, currency),
                    MoneyView.of(open - ledger, currency));
        });
    }

    void start(@Observes StartupEvent event) {
        bringIn();
    }

    /** Once it is done there is nothing more to do. */
    @Scheduled(
            every = "${market.bank.bring-in-every:1m}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void bringIn() {
        scope.runAsPlatform(() -> {
            try {
                int booked = 0;
                for (Brought some = next(); some.looked() > 0; some = next()) {
                    booked += some.booked();
                }
                if (booked > 0) {
                    LOG.infof("%d bank entries that wait from before are in the ledger now", booked);
                }
            } catch (RuntimeException e) { // whatever it is, the service starts, and the difference shows
                LOG.error("bank entries that wait from before are brought into the ledger at the next attempt", e);
            }
        });
    }

    private Brought next() {
        return QuarkusTransaction.requiringNew().call(this::bookEarlier);
    }

    /**
     * Books what is left of some entries from before waiting money, or what has left, was in the ledger: as of now, so
     * that no earlier balance changes.
     */
    private Brought bookEarlier() {
        if (database.first("SELECT 1 FROM bank_entry WHERE booked_at IS NULL LIMIT 1", row -> true)
                .isEmpty()) {
            return new Brought(0, 0);
        }
        database.query("SELECT pg_advisory_xact_lock(hashtextextended('bank statements', 0))", row -> true);
        SqlArray some = SqlArray.column(
                "uuid",
                database.query(
                        "SELECT id FROM bank_entry WHERE booked_at IS NULL ORDER BY id LIMIT ? FOR UPDATE",
                        row -> row.getObject("id", UUID.class),
                        MOST_AT_ONCE),
                id -> id);
        List<EntryBooks.Moved> earlier = database.query(
                """
                SELECT * FROM (SELECT e.id, e.credit, e.currency, e.reference, %s AS left_minor FROM bank_entry e
                               WHERE e.id = ANY (?)) e WHERE left_minor > 0
                """.formatted(BankReads.LEFT),
                row -> new EntryBooks.Moved(
                        row.getObject("id", UUID.class),
                        row.getBoolean("credit"),
                        new Money(row.getLong("left_minor"), Currency.getInstance(row.getString("currency"))),
                        row.getString("reference")),
                some);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        books.moved(earlier, now);
        int looked = database.update("UPDATE bank_entry SET booked_at = ? WHERE id = ANY (?)", now, some);
        return new Brought(looked, earlier.size());
    }

    /** How many were looked at, and of how many something was left. */
    private record Brought(int looked, int booked) {}

    /**
     * What is unallocated in a currency.
     *
     * @param entries how many wait
     * @param open what is left of them
     * @param ledger what the ledger has
     */
    @Schema(name = "UnallocatedView")
    record UnallocatedView(long entries, MoneyView open, MoneyView ledger, MoneyView difference) {}
}
