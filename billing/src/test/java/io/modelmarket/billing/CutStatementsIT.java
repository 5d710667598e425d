package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modelmarket.billing.CuttingProxy.Cut;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The connection to the database ends at each statement of intake, of a close and of a payment in turn, once before
 * PostgreSQL has the statement and once before its answer is heard, a commit's too.
 */
@QuarkusTest
@QuarkusTestResource(value = CuttablePlace.class, restrictToAnnotatedClass = true)
class CutStatementsIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int MOST_STATEMENTS = 200;
    private static final int EVENTS = 3;
    /** With what intake's transaction begins: offsets, rollups, quotas, marks, offsets, messages and commit follow. */
    private static final String INTAKE = "ORDER BY partition FOR UPDATE";

    private static final int LEAST_OF_INTAKE = 7;

    private final CuttingProxy database = CuttablePlace.proxy();
    private final String month =
            YearMonth.from(Instant.now().atZone(Consumer.ZONE)).toString();
    private Market market;
    private Consumer consumer;

    @BeforeEach
    void open() {
        market = Market.open();
        consumer = market.subscribe(market.plan("digits", "0.10"));
    }

    @AfterEach
    void leaveItAlone() {
        database.disarm();
    }

    @ParameterizedTest
    @EnumSource
    void intakeCountsEachEventOnce(Cut cut) throws SQLException {
        long sent = 0;
        boolean reached = true;
        int statement = 1;
        for (; reached && statement < MOST_STATEMENTS; statement++) {
            database.cutAt(statement, cut, INTAKE);
            consumer.use(EVENTS, Instant.now());
            sent += EVENTS;
            awaitCounted(sent);
            reached = !database.disarm();
        }

        assertThat(statement).isBetween(LEAST_OF_INTAKE, MOST_STATEMENTS - 1);
        assertThat(counted()).isEqualTo(sent);
        assertThat(parked()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aCloseBillsEachUseOnce(Cut cut) throws SQLException {
        long uses = 0;
        boolean reached = true;
        int statement = 1;
        for (; reached && statement < MOST_STATEMENTS; statement++) {
            consumer.use(1, Instant.now());
            uses++;
            awaitCounted(uses);
            database.cutAt(statement, cut);
            UUID key = UUID.randomUUID();
            untilAccepted(() -> market.as("fiona")
                    .header("Idempotency-Key", key)
                    .body(Map.of("period", month, "tenant", market.globex, "interim", true))
                    .post("/v1/finance/closes"));
            reached = !database.disarm();
        }

        assertThat(statement).isBetween(10, MOST_STATEMENTS - 1);
        assertThat(invoicedCents()).isEqualTo(uses * 10);
        assertThat(unbalanced()).isZero();
        Response report = market.report(month);
        assertThat(report.<Boolean>path("reconciled")).as(report.asString()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aPaymentIsBookedOnce(Cut cut) throws SQLException {
        consumer.use(100, Instant.now());
        awaitCounted(100);
        String invoice = market.close(month, true).path("invoices[0].number");
        int payments = 0;
        boolean reached = true;
        for (int statement = 1; reached && statement < 100; statement++) {
            payments++;
            Map<String, Object> payment = Map.of(
                    "invoice",
                    invoice,
                    "amount",
                    "0.01",
                    "reference",
                    "T-" + payments,
                    "receivedOn",
                    LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC).toString());
            UUID key = UUID.randomUUID();
            database.cutAt(statement, cut);
            untilAccepted(() -> market.as("fiona")
                    .header("Idempotency-Key", key)
                    .body(payment)
                    .post("/v1/finance/payments"));
            reached = !database.disarm();
        }

        assertThat(payments).isBetween(5, 99);
        try (Books books = Books.asService("*")) {
            assertThat(books.number("SELECT count(*) FROM payment WHERE tenant = ?", market.globex))
                    .isEqualTo(payments);
            assertThat(books.number("SELECT sum(amount_minor)::bigint FROM payment WHERE tenant = ?", market.globex))
                    .isEqualTo(payments);
        }
        assertThat(unbalanced()).isZero();
    }

    /** Says it again, as a caller does who heard nothing or that it went wrong. */
    private static void untilAccepted(Supplier<Response> call) {
        AtomicReference<Response> last = new AtomicReference<>();
        await().atMost(SOON).pollInSameThread().untilAsserted(() -> {
            last.set(call.get());
            assertThat(last.get().statusCode()).as(last.get().asString()).isBetween(200, 299);
        });
    }

    private void awaitCounted(long requests) {
        await().atMost(SOON).until(() -> counted() == requests);
    }

    private long counted() throws SQLException {
        try (Books books = Books.asService("*")) {
            return books.number(
                    "SELECT coalesce(sum(requests), 0)::bigint FROM usage_rollup WHERE subscription_id = ?::uuid",
                    consumer.subscription);
        }
    }

    private long parked() throws SQLException {
        try (Books books = Books.asService("*")) {
            return books.number("SELECT count(*) FROM usage_rejected");
        }
    }

    private long invoicedCents() throws SQLException {
        try (Books books = Books.asService("*")) {
            return books.number(
                    "SELECT sum(amount_minor)::bigint FROM invoice_line WHERE subscription_id = ?::uuid",
                    consumer.subscription);
        }
    }

    /** Transactions of the ledger that do not come to nothing in each currency. */
    private static long unbalanced() throws SQLException {
        try (Books books = Books.asService("*")) {
            return books.number("SELECT count(*) FROM (SELECT 1 FROM ledger_entry"
                    + " GROUP BY transaction_id, currency HAVING sum(amount_minor) <> 0) AS off");
        }
    }
}
