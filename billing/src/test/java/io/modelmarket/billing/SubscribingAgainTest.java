package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who cancels and subscribes again gets nothing that staying would not have brought. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class SubscribingAgainTest {

    private final YearMonth now = YearMonth.from(Instant.now().atZone(Consumer.ZONE));
    private final YearMonth last = now.minusMonths(1);

    private Market market;

    @BeforeEach
    void open() {
        market = Market.open();
    }

    @Test
    void aHardQuotaIsNotRenewed() {
        String plan = market.plan("digits", "0.10", 5);
        Consumer consumer = market.subscribe(plan);
        use(consumer, 5);
        consumer.cancel();

        Consumer again = market.subscribe(plan);

        assertThat(again.subscription).isEqualTo(consumer.subscription);
        assertThat(subscription(again).getString("status")).isEqualTo("ACTIVE");
        assertThat(subscription(again).<Object>get("cancelledAt")).isNull();
        JsonPath quota = market.as("carla")
                .get("/v1/tenants/{t}/quotas", market.globex)
                .jsonPath()
                .setRootPath("items[0]");
        assertThat(quota.getLong("used")).isEqualTo(5);
        assertThat(quota.getLong("remaining")).isZero();
    }

    @Test
    void includedUnitsAreNotRenewed() {
        String plan = market.plan(components("included", 0, Map.of("included", 10)));
        Consumer consumer = market.subscribe(plan);
        use(consumer, 10);
        consumer.cancel();
        assertThat(market.subscribe(plan).subscription).isEqualTo(consumer.subscription);
        use(consumer, 1);

        JsonPath bill = market.close(now.toString(), true).jsonPath();

        assertThat(bill.getString("invoices[0].total.amount")).isEqualTo("1.00");
    }

    @Test
    void anotherPlanOfTheModelIsAMove() {
        Consumer consumer = market.subscribe(market.plan("small", "0.10"));
        consumer.cancel();

        Consumer again = market.subscribe(market.plan("large", "0.05"));

        assertThat(again.subscription).isEqualTo(consumer.subscription);
        assertThat(subscription(again).getString("plan.name")).isEqualTo("large");
        assertThat(market.post(
                                "carla",
                                "/v1/tenants/" + market.globex + "/subscriptions",
                                Map.of("planId", again.plan()))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void whoLeftAsTheMonthBeganBeginsAnew() throws SQLException {
        String plan = market.plan("digits", "0.10", 5);
        Consumer consumer = market.subscribe(plan);
        consumer.cancel();
        try (Books books = Books.asOwner("*")) {
            books.update(
                    "UPDATE subscription SET created_at = created_at - interval '960 hours',"
                            + " trial_from = trial_from - interval '960 hours', cancelled_at = ?::timestamptz WHERE id = ?",
                    now.atDay(1).atStartOfDay(Consumer.ZONE).toInstant().toString(),
                    UUID.fromString(consumer.subscription));
            books.commit();
        }

        assertThat(market.subscribe(plan).subscription).isNotEqualTo(consumer.subscription);
    }

    @Test
    void feesOfTheTimeBetweenAreNotCharged() throws SQLException {
        String plan = market.plan(Map.of(
                "model",
                market.model,
                "name",
                "fee",
                "currency",
                "EUR",
                "proration",
                "DAY",
                "components",
                List.of(fee())));
        Consumer consumer = market.subscribe(plan);
        consumer.cancel();
        market.subscribe(plan);
        consumer.held(1, day(1), day(4).plusSeconds(3600));
        consumer.held(2, day(8), null);

        JsonPath bill = market.close(last.toString(), false).jsonPath();

        assertThat(bill.getLong("invoices[0].lines[0].quantity")).isEqualTo(last.lengthOfMonth() - 3);
        assertThat(market.report(last.toString()).jsonPath().getBoolean("reconciled"))
                .isTrue();
    }

    @Test
    void aTrialIsHadOnce() throws SQLException {
        String plan = market.plan(components("trial", 30, Map.of()));
        Consumer first = market.subscribe(plan);
        String until = subscription(first).getString("trialUntil");
        assertThat(Instant.parse(until)).isAfter(Instant.now().plus(Duration.ofDays(29)));
        first.cancelLongAgo();

        Consumer second = market.subscribe(plan);

        assertThat(second.subscription).isNotEqualTo(first.subscription);
        assertThat(subscription(second).getString("trialUntil"))
                .isEqualTo(Instant.parse(until).minus(Duration.ofDays(100)).toString());
        second.held(1, day(1), null);
        JsonPath bill = market.close(last.toString(), false).jsonPath();
        assertThat(bill.getString("invoices[0].total.amount")).isEqualTo("31.00");
    }

    private Map<String, Object> components(String name, int trialDays, Map<String, Object> more) {
        Map<String, Object> usage =
                new HashMap<>(Map.of("type", "PER_UNIT", "name", "Requests", "meter", "REQUESTS", "price", "1.00"));
        usage.putAll(more);
        return Map.of(
                "model",
                market.model,
                "name",
                name,
                "currency",
                "EUR",
                "trialDays",
                trialDays,
                "components",
                trialDays == 0 ? List.of(usage) : List.of(usage, fee()));
    }

    private static Map<String, Object> fee() {
        return Map.of("type", "RECURRING", "name", "Fee", "amount", "31.00");
    }

    private void use(Consumer consumer, int times) {
        long had = consumer.requests(now.toString());
        consumer.use(times, Instant.now());
        consumer.awaitRequests(now.toString(), had + times);
    }

    private Instant day(int day) {
        return last.atDay(day).atStartOfDay(Consumer.ZONE).toInstant();
    }

    private JsonPath subscription(Consumer consumer) {
        return market.as("carla")
                .get("/v1/tenants/{t}/subscriptions", market.globex)
                .jsonPath()
                .setRootPath("items.find { it.id == '" + consumer.subscription + "' }");
    }
}
