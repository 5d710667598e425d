package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** From rollups to invoices, ledger and shares: nothing twice, nothing lost, whatever the order. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class ClosingTest {

    private static final int AT_ONCE = 6;

    private final YearMonth thisMonth = YearMonth.from(Instant.now().atZone(Consumer.ZONE));
    private final YearMonth lastMonth = thisMonth.minusMonths(1);
    private final String now = thisMonth.toString();
    private final String before = lastMonth.toString();

    @Test
    void interimBillsComeToTheSameAsOneBill() {
        Market market = Market.open();
        Consumer consumer = market.subscribe(market.plan("thirds", "0.003333"));
        long cents = 0;
        long requests = 0;
        for (int part : new int[] {1, 1, 1, 4, 150}) {
            requests += part;
            consumer.use(part, Consumer.within(lastMonth));
            consumer.awaitRequests(before, requests);
            cents += cents(market.close(before, true));
        }
        consumer.use(143, Consumer.within(lastMonth));
        consumer.awaitRequests(before, 300);
        Response last = market.close(before, false);
        cents += cents(last);

        assertThat(cents).isEqualTo(100);
        assertThat(last.<Boolean>path("invoices[0].interim")).isFalse();
        assertThat(market.report(before).jsonPath().getBoolean("reconciled")).isTrue();
        assertThat(market.report(before).jsonPath().getLong("totals[0].unbilled"))
                .isZero();
    }

    @Test
    void repeatingACloseBillsNothingTwice() {
        Market market = Market.open();
        Consumer consumer = market.subscribe(market.plan("digits", "0.002"));
        consumer.use(10, Instant.now());
        consumer.awaitRequests(now, 10);
        Map<String, Object> request = Map.of("period", now, "tenant", market.globex, "interim", true);
        String key = UUID.randomUUID().toString();

        Response first =
                market.as("fiona").header("Idempotency-Key", key).body(request).post("/v1/finance/closes");
        Response same =
                market.as("fiona").header("Idempotency-Key", key).body(request).post("/v1/finance/closes");

        assertThat(first.jsonPath().getString("invoices[0].total.amount")).isEqualTo("0.02");
        assertThat(same.asString()).isEqualTo(first.asString());
        assertThat(market.close(now, true).jsonPath().getList("invoices")).isEmpty();
        assertThat(invoices(market)).hasSize(1);
    }

    @Test
    void closesAtTheSameTimeGiveOneInvoice() {
        Market market = Market.open();
        Consumer consumer = market.subscribe(market.plan("digits", "0.002"));
        consumer.use(50, Instant.now());
        consumer.awaitRequests(now, 50);

        List<Response> answers = atOnce(() -> market.close(now, true));

        assertThat(answers.stream()
                        .mapToInt(r -> r.jsonPath().getList("invoices").size())
                        .sum())
                .isEqualTo(1);
        assertThat(invoices(market)).hasSize(1);
        assertThat(market.report(now).jsonPath().getString("totals[0].invoiced"))
                .isEqualTo("0.10");
    }

    @Test
    void numbersHaveNoGapsWhenManyAreBilledAtOnce() throws SQLException {
        List<Market> markets =
                IntStream.range(0, AT_ONCE).mapToObj(i -> Market.open()).toList();
        for (Market market : markets) {
            Consumer consumer = market.subscribe(market.plan("digits", "0.002"));
            consumer.use(1, Instant.now());
            consumer.awaitRequests(now, 1);
        }
        List<Market> queue = new CopyOnWriteArrayList<>(markets);
        atOnce(() -> queue.removeFirst().close(now, true));

        try (Books books = Books.asService("*")) {
            long count = books.number("SELECT count(*) FROM invoice");
            long last = books.number("SELECT sum(last)::bigint FROM invoice_series");
            long distinct = books.number("SELECT count(DISTINCT number) FROM invoice");
            assertThat(last).isEqualTo(count).isEqualTo(distinct);
        }
    }

    @Test
    void aPlanChangeSplitsTheMonthAtTheOldAndTheNewPrice() {
        Market market = Market.open();
        Consumer consumer = market.subscribe(market.plan("dear", "1.50"));
        consumer.use(100, Instant.now());
        String cheap = market.plan("dearer", "2.50");
        market.as("carla")
                .body(Map.of("planId", cheap))
                .put("/v1/tenants/{t}/subscriptions/{s}/plan", market.globex, consumer.subscription)
                .then()
                .statusCode(200);
        consumer.on(cheap);
        consumer.use(100, Instant.now());
        consumer.awaitRequests(now, 200);

        JsonPath invoice = market.close(now, true).jsonPath();

        assertThat(invoice.getList("invoices[0].lines.amount.amount", String.class))
                .containsExactlyInAnyOrder("150.00", "250.00");
        assertThat(invoice.getString("invoices[0].total.amount")).isEqualTo("400.00");
    }

    @Test
    void lateUsageOfAClosedMonthIsAnAdjustmentThatNamesIt() {
        Market market = Market.open();
        Consumer consumer = market.subscribe(market.plan("digits", "0.10"));
        consumer.use(10, Consumer.within(lastMonth));
        consumer.awaitRequests(before, 10);
        assertThat(cents(market.close(before, false))).isEqualTo(100);

        consumer.use(3, Consumer.within(lastMonth));
        consumer.use(5, Instant.now());
        consumer.awaitRequests(before, 13);
        consumer.awaitRequests(now, 5);

        assertThat(market.close(before, false).jsonPath().getList("invoices")).isEmpty();
        JsonPath next = market.close(now, true).jsonPath();
        assertThat(next.getList("invoices[0].lines.kind", String.class)).containsExactly("USAGE", "ADJUSTMENT");
        assertThat(next.getString("invoices[0].lines[1].description")).startsWith("Adjustment for " + before);
        assertThat(next.getString("invoices[0].total.amount")).isEqualTo("0.80");
        assertThat(market.report(before).jsonPath().getBoolean("reconciled")).isTrue();
        assertThat(market.report(before).jsonPath().getString("totals[0].invoiced"))
                .isEqualTo("1.30");
    }

    @Test
    void aMonthThatGoesOnCannotBeClosed() {
        Market market = Market.open();
        Response refused = market.post(
                "fiona", "/v1/finance/closes", Map.of("period", now, "tenant", market.globex, "interim", false));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.jsonPath().getString("detail"))
                .contains("Europe/Berlin")
                .contains("interim");
        Response future = market.post(
                "fiona",
                "/v1/finance/closes",
                Map.of("period", thisMonth.plusMonths(1).toString(), "tenant", market.globex, "interim", true));
        assertThat(future.statusCode()).isEqualTo(422);
    }

    @Test
    void withoutAnAgreementThePlatformTakesItsFee() {
        Market market = Market.open();
        Consumer consumer = market.subscribe(market.plan("digits", "0.10"));
        consumer.use(7, Instant.now());
        consumer.awaitRequests(now, 7);

        JsonPath invoice = market.close(now, true).jsonPath();

        assertThat(invoice.getList("invoices[0].lines[0].shares.tenant", String.class))
                .containsExactly(market.acme, "platform");
        assertThat(invoice.getList("invoices[0].lines[0].shares.amount.amount", String.class))
                .containsExactly("0.63", "0.07");
    }

    @Test
    void yenHaveNoCentsAndEachCurrencyItsInvoice() {
        Market market = Market.open();
        Consumer consumer = market.subscribe(market.plan(
                Map.of("model", market.model, "name", "yen", "currency", "JPY", "pricePerRequest", "0.105")));
        consumer.use(100, Instant.now());
        String euro = market.plan("euro", "0.01");
        market.as("carla")
                .body(Map.of("planId", euro))
                .put("/v1/tenants/{t}/subscriptions/{s}/plan", market.globex, consumer.subscription);
        consumer.on(euro);
        consumer.use(100, Instant.now());
        consumer.awaitRequests(now, 200);

        JsonPath closed = market.close(now, true).jsonPath();

        assertThat(closed.getList("invoices.total.amount", String.class)).containsExactlyInAnyOrder("11", "1.00");
        assertThat(closed.getList("invoices.total.currency", String.class)).containsExactlyInAnyOrder("JPY", "EUR");
        assertThat(market.report(now).jsonPath().getBoolean("reconciled")).isTrue();
    }

    @Test
    void theConsumerSeesItsInvoiceButNotHowItIsShared() {
        Market market = Market.open();
        Consumer consumer = market.subscribe(market.plan("digits", "0.10"));
        consumer.use(7, Instant.now());
        consumer.awaitRequests(now, 7);
        String number = market.close(now, true).path("invoices[0].number");

        JsonPath invoice = market.as("carla")
                .get("/v1/tenants/{t}/invoices/{n}", market.globex, number)
                .jsonPath();

        assertThat(invoice.getString("total.amount")).isEqualTo("0.70");
        assertThat(invoice.getLong("lines[0].quantity")).isEqualTo(7);
        assertThat(invoice.<Object>get("lines[0].shares")).isNull();
    }

    @Test
    void periodsAreCutInTheConsumersZone() {
        Market market = Market.open("Pacific/Kiritimati");
        Consumer consumer = market.subscribe(market.plan("digits", "0.10"));
        Instant lastHourInBerlin =
                thisMonth.atDay(1).atStartOfDay(Consumer.ZONE).toInstant().minus(Duration.ofMinutes(30));
        consumer.use(4, lastHourInBerlin);
        consumer.awaitRequests(now, 4);
        assertThat(consumer.requests(before)).isZero();
    }

    private static long cents(Response close) {
        return close.jsonPath().getList("invoices.total.amount", String.class).stream()
                .mapToLong(amount -> new BigDecimal(amount).movePointRight(2).longValueExact())
                .sum();
    }

    private static List<Object> invoices(Market market) {
        return market.as("carla")
                .get("/v1/tenants/{t}/invoices", market.globex)
                .jsonPath()
                .getList("items");
    }

    private static List<Response> atOnce(Callable<Response> call) {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Response>> running = IntStream.range(0, AT_ONCE)
                    .mapToObj(i -> threads.submit(call))
                    .toList();
            return running.stream().map(ClosingTest::result).toList();
        }
    }

    private static Response result(Future<Response> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
