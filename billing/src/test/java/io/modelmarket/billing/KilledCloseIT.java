package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Billing is killed within each transaction of a final close, before its commit and in it, and started again: the close
 * comes to what one comes to that nobody disturbed.
 */
class KilledCloseIT {

    private static final String CLOSES = "/v1/finance/closes";
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private static BillingProcess billing;

    private final YearMonth month =
            YearMonth.from(Instant.now().atZone(Consumer.ZONE)).minusMonths(1);
    private final YearMonth undisturbed = month.minusMonths(1);
    private Market first;
    private Market later;

    @BeforeAll
    static void start() throws IOException {
        Map<String, String> settings = new HashMap<>(new BillingPlace().start());
        settings.put("market.close.consumers-at-once", "1");
        settings.put("market.close.resume-every", "1s");
        settings.put("market.close.resume-after", "1s");
        billing = new BillingProcess(BillingPlace.place().artifactsFolder().resolve("killed"), settings);
        RestAssured.baseURI = "http://127.0.0.1";
        RestAssured.port = billing.port();
        billing.start();
        billing.awaitReady();
        billing.stop();
        billing.start();
        billing.awaitReady();
    }

    @AfterAll
    static void stop() {
        billing.close();
    }

    /** Each as much in both months, and one of them has credit for it. */
    @BeforeEach
    void use() {
        List<Market> markets = Stream.of(Market.open(), Market.open())
                .sorted(Comparator.comparing((Market market) -> market.globex))
                .toList();
        first = markets.getFirst();
        later = markets.getLast();
        for (Market market : markets) {
            Consumer consumer = market.subscribe(market.plan("digits", "0.10"));
            for (YearMonth used : List.of(undisturbed, month)) {
                consumer.use(10, Consumer.within(used));
                consumer.awaitRequests(used.toString(), 10);
            }
        }
        first.made(
                "fiona",
                "/v1/finance/prepaid/grants",
                Map.of("tenant", later.globex, "amount", "100.00", "currency", "EUR", "reason", "welcome"));
    }

    @Test
    void comesToWhatOneComesToThatNobodyDisturbed() throws SQLException {
        long before = lastBooked();
        approve(request(undisturbed, UUID.randomUUID()).path("run.id"));
        await().atMost(LIMIT).until(() -> states(undisturbed).equals(List.of("LOCKED")));
        long between = lastBooked();

        String run = freezeThroughKills();
        approveThroughKills(run);
        issueThroughKills();
        billing.start();
        billing.awaitReady();

        assertThat(closed(month, between, lastBooked()))
                .hasSizeGreaterThan(15)
                .isEqualTo(closed(undisturbed, before, between));
        assertBooksAreWhole();
        assertThat(books("SELECT what FROM close_event WHERE run_id = ?::uuid ORDER BY at", run))
                .containsExactly("REQUESTED", "APPROVED", "LOCKED");
        assertThat(request(month, UUID.randomUUID()).<Object>path("run"))
                .as("another close")
                .isNull();
    }

    private String freezeThroughKills() throws SQLException {
        UUID key = UUID.randomUUID();
        Supplier<Response> request = () -> request(month, key);
        killIn(request, () -> Standstill.whereRead("plan_version", "WITH used AS"));
        killIn(request, () -> Standstill.whereRead("ledger_entry", "FROM invoice_line l"));
        killIn(request, () -> Standstill.beforeInsert("close_draft", "true"));
        assertThat(states(month))
                .as("neither rating, reconciling nor freezing leaves anything")
                .isEmpty();
        killIn(request, () -> Standstill.inCommitOf("close_run", "true"));
        assertThat(states(month)).containsExactly("AWAITING_APPROVAL");

        billing.start();
        billing.awaitReady();
        Response again = request.get();
        assertThat(again.statusCode()).as(again.asString()).isEqualTo(200);
        assertThat(states(month)).as("the same request again is the same close").hasSize(1);
        return again.path("run.id");
    }

    private void approveThroughKills(String run) throws SQLException {
        String approved = "NEW.what = 'APPROVED'";
        killIn(() -> approve(run), () -> Standstill.beforeInsert("close_event", approved));
        assertThat(states(month)).containsExactly("AWAITING_APPROVAL");
        killIn(() -> approve(run), () -> Standstill.inCommitOf("close_event", approved));
        assertThat(states(month)).containsExactly("ISSUING");
        assertThat(invoices()).isEmpty();
    }

    /** Nobody asks for it any more: who starts finds it begun. */
    private void issueThroughKills() throws SQLException {
        killIn(() -> Standstill.beforeInsert("ledger_entry", "NEW.tenant = '" + first.globex + "'"));
        assertThat(invoices()).isEmpty();
        killIn(() -> Standstill.beforeInsert("accrual", "NEW.tenant = '" + later.acme + "'"));
        assertThat(invoices()).containsExactly(first.globex);
        killIn(() -> Standstill.inCommitOf("invoice", "NEW.tenant = '" + later.globex + "'"));
        assertThat(invoices()).containsExactly(first.globex, later.globex);
        String locked = "NEW.what = 'LOCKED'";
        killIn(() -> Standstill.beforeInsert("close_event", locked));
        assertThat(states(month)).containsExactly("ISSUING");
        killIn(() -> Standstill.inCommitOf("close_event", locked));
        assertThat(states(month)).containsExactly("LOCKED");
    }

    /** Kills billing when what it was asked for stands still. */
    private static void killIn(Supplier<Response> call, Point point) throws SQLException {
        if (!billing.isAlive()) {
            billing.start();
        }
        billing.awaitReady();
        try (Standstill standstill = point.reach()) {
            CompletableFuture<Response> asked = CompletableFuture.supplyAsync(call);
            standstill.awaitReached();
            billing.kill();
            assertThat(asked).failsWithin(LIMIT);
        }
    }

    /** Starts billing, and kills it when what it does by itself stands still. */
    private static void killIn(Point point) throws SQLException {
        try (Standstill standstill = point.reach()) {
            billing.start();
            standstill.awaitReached();
            billing.kill();
        }
    }

    private Response request(YearMonth of, UUID key) {
        return first.as("fiona")
                .header("Idempotency-Key", key)
                .body(Map.of("period", of.toString(), "interim", false))
                .post(CLOSES);
    }

    private Response approve(String run) {
        return first.post("felix", CLOSES + "/" + run + "/approval", "");
    }

    private static List<Object> states(YearMonth of) throws SQLException {
        return books("SELECT state FROM close_run WHERE period = ?::date", day(of));
    }

    private List<Object> invoices() throws SQLException {
        return books("SELECT tenant FROM invoice WHERE period = ?::date ORDER BY number", day(month));
    }

    private static long lastBooked() throws SQLException {
        try (Books books = Books.asService("*")) {
            return books.number("SELECT coalesce(max(id), 0) FROM ledger_transaction");
        }
    }

    /** All that a close has written, but for its times, numbers and ids. */
    private static List<Object> closed(YearMonth of, long after, long upTo) throws SQLException {
        List<Object> all = new ArrayList<>();
        all.addAll(books(
                "SELECT concat_ws('|', tenant, partner, model, kind, quantity, unit_price, amount_minor,"
                        + " cumulative_minor) FROM invoice_line WHERE usage_period = ?::date ORDER BY 1",
                day(of)));
        all.addAll(books(
                "SELECT concat_ws('|', tenant, role, percent, basis_minor, amount_minor) FROM accrual"
                        + " WHERE usage_period = ?::date ORDER BY 1",
                day(of)));
        all.addAll(books(
                "SELECT concat_ws('|', tenant, interim, total_minor) FROM invoice WHERE period = ?::date ORDER BY 1",
                day(of)));
        all.addAll(books("SELECT tenant FROM period_close WHERE period = ?::date ORDER BY 1", day(of)));
        all.addAll(books(
                "SELECT concat_ws('|', t.kind, a.tenant, a.purpose, e.currency, e.amount_minor) FROM ledger_entry e"
                        + " JOIN ledger_transaction t ON t.id = e.transaction_id JOIN ledger_account a"
                        + " ON a.id = e.account_id WHERE t.id > ? AND t.id <= ? ORDER BY 1",
                after,
                upTo));
        return all;
    }

    private void assertBooksAreWhole() throws SQLException {
        assertThat(books("SELECT right(number, 6)::int FROM invoice ORDER BY number"))
                .as("numbers without gaps")
                .containsExactly(1, 2, 3, 4);
        assertThat(books("SELECT last FROM invoice_series")).containsExactly(4L);
        assertThat(first.as("fiona").get("/v1/finance/ledger/verification").<String>path("verdict"))
                .isEqualTo("INTACT");
        for (Market market : List.of(first, later)) {
            Response report = market.report(month.toString());
            assertThat(report.<Boolean>path("reconciled")).as(report.asString()).isTrue();
            Response recount = market.as("fiona")
                    .get("/v1/finance/reconciliation?period={p}&tenant={t}", month.toString(), market.globex);
            assertThat(recount.<String>path("verdict")).as(recount.asString()).isEqualTo("EQUAL");
        }
    }

    private static String day(YearMonth of) {
        return of.atDay(1).toString();
    }

    private static List<Object> books(String sql, Object... parameters) throws SQLException {
        try (Books books = Books.asService("*")) {
            return books.query(sql, parameters);
        }
    }

    /** Where billing is to stand still. */
    private interface Point {
        Standstill reach() throws SQLException;
    }
}
