package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls that end, or become known, after their plan version was left at the end of a month. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class StrayUsageTest {

    private final YearMonth after =
            YearMonth.from(Instant.now().atZone(Consumer.ZONE)).minusMonths(1);
    private final YearMonth before = after.minusMonths(1);
    private final Instant begins = before.atDay(1).atStartOfDay(Consumer.ZONE).toInstant();
    private final Instant midnight = after.atDay(1).atStartOfDay(Consumer.ZONE).toInstant();

    private Market market;
    private Consumer consumer;

    @BeforeEach
    void subscribe() {
        market = Market.open();
        consumer = market.subscribe(stairs("stairs"));
    }

    @Test
    void anEndAtTheMonthsEndCostsNoSecondMonth() throws SQLException {
        consumer.cancel();
        consumer.held(1, begins, midnight);
        use(3, Consumer.within(before));
        use(1, midnight.plusSeconds(1));

        JsonPath bill = market.close(before.toString(), false).jsonPath();
        JsonPath next = market.close(after.toString(), false).jsonPath();

        assertThat(bill.getString("invoices[0].total.amount")).isEqualTo("50.00");
        assertThat(bill.getList("invoices[0].lines.quantity", Integer.class)).containsExactly(4);
        assertThat(next.getList("invoices")).isEmpty();
        assertThat(reconciled(before)).isTrue();
        assertThat(reconciled(after)).isTrue();
    }

    @Test
    void whatComesBehindTheMonthsInvoiceIsAnAdjustmentOfIt() throws SQLException {
        consumer.cancel();
        consumer.held(1, begins, midnight);
        use(3, Consumer.within(before));
        market.close(before.toString(), false);
        use(1, midnight.plusSeconds(1));

        JsonPath next = market.close(after.toString(), false).jsonPath();

        assertThat(next.getList("invoices[0].lines.kind", String.class)).containsExactly("ADJUSTMENT");
        assertThat(next.getString("invoices[0].total.amount")).isEqualTo("0.00");
        assertThat(reconciled(before)).isTrue();
    }

    @Test
    void aMoveAtTheMonthsEndCostsEachPlanOnce() throws SQLException {
        String other = stairs("other");
        move(other);
        consumer.held(1, begins, midnight);
        consumer.held(2, midnight, null);
        use(3, Consumer.within(before));
        use(1, midnight.plusSeconds(1));
        consumer.on(other);
        use(1, Consumer.within(after));

        JsonPath bill = market.close(before.toString(), false).jsonPath();
        JsonPath next = market.close(after.toString(), false).jsonPath();

        assertThat(bill.getList("invoices[0].lines.quantity", Integer.class)).containsExactly(4);
        assertThat(next.getList("invoices[0].lines.description", String.class))
                .singleElement()
                .asString()
                .contains("plan other");
        assertThat(next.getString("invoices[0].total.amount")).isEqualTo("50.00");
    }

    @Test
    void whatIsChargedSomewhereStaysThereThoughTheVersionIsHeldAgain() throws SQLException {
        String first = consumer.plan();
        String other = stairs("other");
        move(other);
        consumer.held(1, begins, midnight);
        consumer.held(2, midnight, null);
        use(3, Consumer.within(before));
        use(1, midnight.plusSeconds(1));
        market.close(before.toString(), false);
        move(first);
        Instant back = Consumer.within(after);
        consumer.held(2, midnight, back);
        consumer.held(3, back, null);
        use(1, back.plusSeconds(60));

        JsonPath next = market.close(after.toString(), false).jsonPath();

        assertThat(next.getList("invoices[0].lines.quantity", Integer.class)).containsExactly(1);
        assertThat(next.getString("invoices[0].total.amount")).isEqualTo("50.00");
        assertThat(reconciled(before)).isTrue();
        assertThat(reconciled(after)).isTrue();
    }

    @Test
    void whatItsOwnMonthHasBilledStaysThere() throws SQLException {
        consumer.held(1, begins, null);
        use(1, midnight.plusSeconds(1));
        market.close(after.toString(), false);
        consumer.cancel();
        consumer.held(1, begins, midnight);
        use(3, Consumer.within(before));

        JsonPath bill = market.close(before.toString(), false).jsonPath();

        assertThat(bill.getList("invoices[0].lines.quantity", Integer.class)).containsExactly(3);
        assertThat(reconciled(after)).isTrue();
    }

    @Test
    void itsKeysAddUpToTheLineThatChargesIt() throws SQLException {
        consumer.cancel();
        consumer.held(1, begins, midnight);
        use(3, Consumer.within(before));
        use(1, midnight.plusSeconds(1));
        market.close(before.toString(), false);

        String line = "/v1/finance/invoices/" + invoice() + "/lines/1/usage";
        await().atMost(Duration.ofSeconds(30))
                .until(() -> behind(line + "?by=KEY").getLong("waiting") == 0);
        JsonPath keys = behind(line + "?by=KEY");

        assertThat(keys.getLong("total.used.requests")).isEqualTo(4);
        assertThat(keys.getList("items.used.requests", Integer.class)).containsExactly(4);
    }

    @Test
    void itsKeysAreNotOfTheMonthThatDoesNotChargeIt() throws SQLException {
        String first = consumer.plan();
        String other = stairs("other");
        move(other);
        consumer.held(1, begins, midnight);
        consumer.held(2, midnight, null);
        use(3, Consumer.within(before));
        use(1, midnight.plusSeconds(1));
        market.close(before.toString(), false);
        move(first);
        Instant back = Consumer.within(after);
        consumer.held(2, midnight, back);
        consumer.held(3, back, null);
        use(2, back.plusSeconds(60));
        market.close(after.toString(), false);

        String line = "/v1/finance/invoices/" + invoice() + "/lines/1/usage";
        await().atMost(Duration.ofSeconds(30))
                .until(() -> behind(line + "?by=KEY").getLong("waiting") == 0);
        JsonPath keys = behind(line + "?by=KEY");

        assertThat(keys.getLong("total.used.requests")).isEqualTo(2);
        assertThat(keys.getList("items.used.requests", Integer.class)).containsExactly(2);
    }

    /** The market's latest. */
    private String invoice() {
        return market.as("fiona")
                .get("/v1/finance/invoices?tenant={t}", market.globex)
                .path("items[0].number");
    }

    private JsonPath behind(String path) {
        return market.as("fiona").get(path).jsonPath();
    }

    /** Up to 1,000 requests for 50.00. */
    private String stairs(String name) {
        return market.plan(Map.of(
                "model",
                market.model,
                "name",
                name,
                "currency",
                "EUR",
                "components",
                List.of(Map.of(
                        "type",
                        "VOLUME",
                        "name",
                        "Requests",
                        "meter",
                        "REQUESTS",
                        "tiers",
                        List.of(
                                Map.of("upTo", 1_000, "price", "0", "flat", "50.00"),
                                Map.of("price", "0", "flat", "200.00"))))));
    }

    private void move(String plan) {
        market.as("carla")
                .body(Map.of("planId", plan))
                .put("/v1/tenants/{t}/subscriptions/{s}/plan", market.globex, consumer.subscription)
                .then()
                .statusCode(200);
    }

    private void use(int times, Instant at) {
        String month = YearMonth.from(at.atZone(Consumer.ZONE)).toString();
        long had = consumer.requests(month);
        consumer.use(times, at);
        consumer.awaitRequests(month, had + times);
    }

    private boolean reconciled(YearMonth month) {
        return market.report(month.toString()).jsonPath().getBoolean("reconciled");
    }
}
