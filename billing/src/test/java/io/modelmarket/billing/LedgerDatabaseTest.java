package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the database refuses, whoever asks and however. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class LedgerDatabaseTest {

    private final String key = UUID.randomUUID().toString();

    @Test
    void refusesATransactionThatDoesNotBalance() throws SQLException {
        try (Books books = Books.asService("*")) {
            long transaction = begin(books);
            enter(books, transaction, "EUR", 100);
            enter(books, transaction, "EUR", -99);
            assertThatThrownBy(books::commit).hasMessageContaining("does not sum to zero");
        }
    }

    @Test
    void refusesATransactionThatBalancesOnlyAcrossCurrencies() throws SQLException {
        try (Books books = Books.asService("*")) {
            long transaction = begin(books);
            enter(books, transaction, "EUR", 100);
            enter(books, transaction, "USD", -100);
            assertThatThrownBy(books::commit).hasMessageContaining("does not sum to zero");
        }
    }

    @Test
    void refusesATransactionWithoutEntries() throws SQLException {
        try (Books books = Books.asService("*")) {
            begin(books);
            assertThatThrownBy(books::commit).hasMessageContaining("no entries");
        }
    }

    @Test
    void refusesToAddToATransactionThatIsComplete() throws SQLException {
        long transaction = balanced();
        try (Books books = Books.asService("*")) {
            assertThatThrownBy(() -> enter(books, transaction, "EUR", 1)).hasMessageContaining("already complete");
        }
    }

    @Test
    void refusesToAddToATransactionThatWasCheckedAtOnce() throws SQLException {
        for (String early : List.of("ALL", "transaction_is_linked")) {
            try (Books books = Books.asService("*")) {
                long transaction = begin(books);
                enter(books, transaction, "EUR", 100);
                enter(books, transaction, "EUR", -100);
                books.update("SET CONSTRAINTS " + early + " IMMEDIATE");
                assertThatThrownBy(() -> enter(books, transaction, "EUR", 1))
                        .as(early)
                        .hasMessageContaining("already complete");
            }
        }
    }

    @Test
    void refusesAnEntryInAnotherCurrencyThanItsAccounts() throws SQLException {
        try (Books books = Books.asService("*")) {
            long transaction = begin(books);
            long account = account(books, "EUR");
            assertThatThrownBy(() -> books.update(
                            "INSERT INTO ledger_entry (transaction_id, account_id, tenant, currency, amount_minor,"
                                    + " reference) VALUES (?, ?, 'platform', 'USD', 1, 'x')",
                            transaction,
                            account))
                    .hasMessageContaining("foreign key");
        }
    }

    @Test
    void theServiceMayNotChangeOrDeleteEntries() throws SQLException {
        balanced();
        for (String change : List.of(
                "UPDATE ledger_entry SET amount_minor = 1",
                "DELETE FROM ledger_entry",
                "TRUNCATE ledger_entry",
                "UPDATE ledger_transaction SET description = 'x'",
                "DELETE FROM ledger_transaction",
                "UPDATE accrual SET amount_minor = 0",
                "DELETE FROM invoice_line",
                "UPDATE invoice SET total_minor = 0",
                "UPDATE invoice_tax SET tax_minor = 0",
                "DELETE FROM credit_note_tax",
                "UPDATE tax_rule SET rate = 0",
                "DELETE FROM usage_rollup",
                "UPDATE plan_version SET price_per_request = 0")) {
            try (Books books = Books.asService("*")) {
                assertThatThrownBy(() -> books.update(change)).as(change).hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void theOwnerCannotChangeEntriesEither() throws SQLException {
        balanced();
        for (String change : List.of(
                "UPDATE ledger_entry SET amount_minor = 1",
                "DELETE FROM ledger_entry",
                "TRUNCATE ledger_entry",
                "DELETE FROM ledger_transaction WHERE false")) {
            try (Books books = Books.asOwner("*")) {
                assertThatThrownBy(() -> books.update(change)).as(change).hasMessageContaining("append-only");
            }
        }
    }

    @Test
    void theSameKeyIsBookedOnce() throws SQLException {
        balanced();
        try (Books books = Books.asService("*")) {
            assertThatThrownBy(() -> begin(books)).hasMessageContaining("duplicate key");
        }
    }

    @Test
    void usageIsNotBilledTwiceWhateverTheServiceDoes() throws SQLException {
        Market market = Market.open();
        Consumer consumer = market.subscribe(market.plan("digits", "0.10"));
        String month = YearMonth.from(Instant.now().atZone(Consumer.ZONE)).toString();
        consumer.use(2, Instant.now());
        consumer.awaitRequests(month, 2);
        market.close(month, true);
        try (Books books = Books.asService("*")) {
            assertThatThrownBy(() -> books.update("""
                            INSERT INTO invoice_line (invoice_id, line, reference, tenant, partner, model, kind,
                                description, subscription_id, plan_id, plan_version, usage_period, currency, quantity,
                                cumulative_quantity, unit_price, amount_minor, cumulative_minor, tax_place)
                            SELECT invoice_id, 99, 'again', tenant, partner, model, kind, description,
                                subscription_id, plan_id, plan_version, usage_period, currency, quantity,
                                cumulative_quantity, unit_price, amount_minor, cumulative_minor, tax_place
                            FROM invoice_line WHERE tenant = ?
                            """, market.globex)).hasMessageContaining("duplicate key");
        }
    }

    private long balanced() throws SQLException {
        try (Books books = Books.asService("*")) {
            long transaction = begin(books);
            enter(books, transaction, "EUR", 100);
            enter(books, transaction, "EUR", -100);
            books.commit();
            return transaction;
        }
    }

    private long begin(Books books) throws SQLException {
        return books.number(
                "INSERT INTO ledger_transaction (idempotency_key, kind, description, booked_at)"
                        + " VALUES (?, 'TEST', 'a test', now()) RETURNING id",
                key);
    }

    private static void enter(Books books, long transaction, String currency, long amount) throws SQLException {
        books.update(
                "INSERT INTO ledger_entry (transaction_id, account_id, tenant, currency, amount_minor, reference)"
                        + " VALUES (?, ?, 'platform', ?, ?, 'test')",
                transaction,
                account(books, currency),
                currency,
                amount);
    }

    private static long account(Books books, String currency) throws SQLException {
        books.update(
                "INSERT INTO ledger_account (tenant, purpose, currency) VALUES ('platform', 'REVENUE', ?)"
                        + " ON CONFLICT DO NOTHING",
                currency);
        return books.number(
                "SELECT id FROM ledger_account WHERE tenant = 'platform' AND purpose = 'REVENUE' AND currency = ?",
                currency);
    }
}
