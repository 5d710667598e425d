package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whatever the owner of the tables changes behind the ledger's back is found and named. Each test mends what it broke.
 */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class LedgerChainTest {

    private static final int WRITERS = 4;
    private static final int EACH = 10;

    private Market market;

    @BeforeEach
    void open() {
        market = Market.open();
    }

    @Test
    void isIntactAfterConcurrentPostings() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                running.add(threads.submit(() -> {
                    for (int j = 0; j < EACH; j++) {
                        post("grüße, 你好: 12,34");
                    }
                    return true;
                }));
            }
            for (Future<?> writer : running) {
                writer.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
        JsonPath verified = verify();
        assertThat(verified.getString("verdict")).as(verified.prettify()).isEqualTo("INTACT");
        assertThat(verified.getLong("transactions")).isGreaterThanOrEqualTo(WRITERS * EACH);
        assertThat(verified.getLong("entries")).isGreaterThanOrEqualTo(2 * WRITERS * EACH);
    }

    @Test
    void namesATransactionWhoseAmountsWereChanged() throws SQLException {
        long transaction = post("to be changed");
        String swap = "UPDATE ledger_entry SET amount_minor = -amount_minor WHERE transaction_id = ?";
        Books.tamper("ledger_entry", swap, transaction);
        JsonPath broken = verify();
        Books.tamper("ledger_entry", swap, transaction);

        assertThat(broken.getString("verdict")).isEqualTo("BROKEN");
        assertThat(broken.getList("findings.transaction", Long.class)).containsExactly(transaction);
        assertThat(broken.getString("findings[0].problem")).contains("not what was written");
        assertThat(verify().getString("verdict")).isEqualTo("INTACT");
    }

    @Test
    void namesAnEntryPutIntoAnotherTransaction() throws SQLException {
        long one = post("one");
        long two = post("two");
        String move = "UPDATE ledger_entry SET transaction_id = ? WHERE transaction_id = ?";
        Books.tamper("ledger_entry", move, two, one);
        JsonPath broken = verify();
        Books.tamper(
                "ledger_entry",
                "UPDATE ledger_entry SET transaction_id = ? WHERE id IN"
                        + " (SELECT id FROM ledger_entry WHERE transaction_id = ? ORDER BY id LIMIT 2)",
                one,
                two);

        assertThat(broken.getList("findings.transaction", Long.class)).contains(one, two);
        assertThat(verify().getString("verdict")).isEqualTo("INTACT");
    }

    @Test
    void namesATransactionThatIsNotInTheChain() throws SQLException {
        long transaction;
        try (Books books = Books.asOwner("*")) {
            books.update("ALTER TABLE ledger_transaction DISABLE TRIGGER USER");
            transaction = insert(books, "smuggled");
            books.update("ALTER TABLE ledger_transaction ENABLE TRIGGER USER");
            books.commit();
        }
        JsonPath broken = verify();
        Books.tamper("ledger_entry", "DELETE FROM ledger_entry WHERE transaction_id = ?", transaction);
        Books.tamper("ledger_transaction", "DELETE FROM ledger_transaction WHERE id = ?", transaction);

        assertThat(broken.getList("findings.transaction", Long.class)).containsExactly(transaction);
        assertThat(broken.getString("findings[0].problem")).contains("not in the chain");
    }

    @Test
    void aCheckpointBetraysAnEndThatWasCutOff() throws SQLException {
        long transaction = post("to be cut off");
        JsonPath signed =
                market.made("fiona", "/v1/finance/ledger/checkpoints", "").jsonPath();
        assertThat(signed.getLong("signedUpTo")).isEqualTo(signed.getLong("transactions"));
        String keep = "UPDATE ledger_link SET seq = seq + 1000000 WHERE transaction_id = ?";
        Books.tamper("ledger_link", keep, transaction);
        List<String> problems = verify().getList("findings.problem", String.class);
        Books.tamper("ledger_link", keep.replace("+", "-"), transaction);

        assertThat(problems)
                .contains(
                        "the checkpoint is past the chain's end",
                        "the checkpoint outside the database is past the chain's end");
        assertThat(verify().getString("verdict")).isEqualTo("INTACT");
    }

    @Test
    void aForgedCheckpointIsNoCheckpoint() throws IOException, SQLException {
        post("signed");
        market.made("fiona", "/v1/finance/ledger/checkpoints", "");
        Path log = folder().resolve("checkpoints.log");
        String before = Files.readString(log);
        Files.writeString(log, before.replaceFirst("\\d{4}-", "2001-"), StandardOpenOption.TRUNCATE_EXISTING);
        List<String> problems = verify().getList("findings.problem", String.class);
        Files.writeString(log, before, StandardOpenOption.TRUNCATE_EXISTING);

        assertThat(problems).containsExactly("the checkpoint outside the database is not signed with our key");
    }

    @Test
    void aLineThatWasBrokenOffIsNoForgery() throws IOException, SQLException {
        post("signed");
        market.made("fiona", "/v1/finance/ledger/checkpoints", "");
        Path log = folder().resolve("checkpoints.log");
        String before = Files.readString(log);
        Files.writeString(log, before.substring(0, before.length() - 20), StandardOpenOption.TRUNCATE_EXISTING);

        post("signed behind it");
        market.made("fiona", "/v1/finance/ledger/checkpoints", "");
        List<String> lines = Files.readAllLines(log);
        JsonPath verified = verify();
        Files.writeString(log, before + "1 no checkpoint\n", StandardOpenOption.TRUNCATE_EXISTING);
        List<String> problems = verify().getList("findings.problem", String.class);
        Files.writeString(log, before, StandardOpenOption.TRUNCATE_EXISTING);

        assertThat(lines).hasSize(before.split("\n", -1).length);
        assertThat(verified.getString("verdict")).as(verified.prettify()).isEqualTo("INTACT");
        assertThat(problems).singleElement().asString().endsWith("of checkpoints.log is no checkpoint");
    }

    @Test
    void theKeyIsItsOwnersOnly() throws IOException {
        verify();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder().resolve("checkpoint.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void balancesAreAsOfWhenTheyWereBooked() throws SQLException {
        Instant before = Instant.now().minus(Duration.ofDays(40));
        try (Books books = Books.asService("*")) {
            long transaction = books.number(
                    "INSERT INTO ledger_transaction (idempotency_key, kind, description, booked_at)"
                            + " VALUES (?, 'TEST', 'long ago', ?::timestamptz) RETURNING id",
                    UUID.randomUUID().toString(),
                    before.toString());
            enter(books, transaction, market.acme, 700);
            enter(books, transaction, market.datahub, -700);
            books.commit();
        }
        assertThat(balance(before.minusSeconds(1))).isEqualTo("0.00");
        assertThat(balance(before.plusSeconds(1))).isEqualTo("7.00");
        assertThat(market.as("fiona")
                        .get("/v1/finance/ledger/trial-balance?at=yesterday")
                        .statusCode())
                .isEqualTo(400);
    }

    private String balance(Instant at) {
        return market.as("fiona")
                .get("/v1/finance/ledger/trial-balance?at=" + at)
                .path("items.find { it.tenant == '" + market.acme + "' }.balance.amount");
    }

    private JsonPath verify() {
        return market.as("fiona").get("/v1/finance/ledger/verification").jsonPath();
    }

    private static Path folder() {
        return BillingPlace.place().artifactsFolder().resolve("ledger");
    }

    private long post(String description) throws SQLException {
        try (Books books = Books.asService("*")) {
            long transaction = insert(books, description);
            books.commit();
            return transaction;
        }
    }

    private long insert(Books books, String description) throws SQLException {
        long transaction = books.number(
                "INSERT INTO ledger_transaction (idempotency_key, kind, description, booked_at)"
                        + " VALUES (?, 'TEST', ?, now()) RETURNING id",
                UUID.randomUUID().toString(),
                description);
        enter(books, transaction, market.acme, 100);
        enter(books, transaction, market.datahub, -100);
        return transaction;
    }

    private static void enter(Books books, long transaction, String tenant, long amount) throws SQLException {
        books.update(
                "INSERT INTO ledger_account (tenant, purpose, currency) VALUES (?, 'PARTNER_PAYABLE', 'EUR')"
                        + " ON CONFLICT DO NOTHING",
                tenant);
        books.update(
                "INSERT INTO ledger_entry (transaction_id, account_id, tenant, currency, amount_minor, reference)"
                        + " SELECT ?, id, tenant, currency, ?, 'test' FROM ledger_account"
                        + " WHERE tenant = ? AND purpose = 'PARTNER_PAYABLE' AND currency = 'EUR'",
                transaction,
                amount,
                tenant);
    }
}
