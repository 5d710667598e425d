package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Versions that take effect later, changes at the end of a period, trials. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class PlanVersionsTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final YearMonth month = YearMonth.from(Instant.now().atZone(Consumer.ZONE));
    private final Instant nextPeriod =
            month.plusMonths(1).atDay(1).atStartOfDay(Consumer.ZONE).toInstant();

    private Market market;

    @BeforeEach
    void open() {
        market = Market.open();
    }

    @Test
    void aVersionIsSoldFromWhenItTakesEffect() throws SQLException {
        String plan = market.plan("digits", "0.10");
        Instant later = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        Response added = addVersion(plan, "0.20", later);
        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(added.<Integer>path("version")).isEqualTo(2);
        assertThat(added.<String>path("effectiveAt")).isEqualTo(later.toString());
        Consumer consumer = market.subscribe(plan);
        assertThat(offered()).isEqualTo("0.1");
        assertThat(subscription(consumer).getInt("plan.version")).isEqualTo(1);
        assertThat(versions(plan)).containsExactly(2, 1);

        takesEffectNow(plan, 2);

        assertThat(offered()).isEqualTo("0.2");
        assertThat(subscription(consumer).getInt("plan.version")).isEqualTo(1);
    }

    @Test
    void versionsTakeEffectInTheirOrder() {
        String plan = market.plan("digits", "0.10");
        Instant now = Instant.now();
        assertThat(addVersion(plan, "0.20", now.plus(2, ChronoUnit.HOURS)).statusCode())
                .isEqualTo(201);
        Response before = addVersion(plan, "0.30", now.plus(1, ChronoUnit.HOURS));
        assertThat(before.statusCode()).isEqualTo(422);
        assertThat(before.<String>path("detail")).contains("before version 2");
        assertThat(addVersion(plan, "0.30", now.minus(1, ChronoUnit.HOURS)).statusCode())
                .isEqualTo(422);
    }

    @Test
    void aMoveAtThePeriodsEndCanBeTakenBack() {
        Consumer consumer = market.subscribe(market.plan("small", "0.10"));
        String large = market.plan("large", "0.05");

        assertThat(move(consumer, large).statusCode()).isEqualTo(200);

        JsonPath asked = subscription(consumer);
        assertThat(asked.getString("plan.name")).isEqualTo("small");
        assertThat(asked.getString("change.planId")).isEqualTo(large);
        assertThat(asked.getString("change.dueAt")).isEqualTo(nextPeriod.toString());
        assertThat(resume(consumer).statusCode()).isEqualTo(200);
        assertThat(subscription(consumer).<Object>get("change")).isNull();
        assertThat(resume(consumer).statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsAskedForHappensWhenItIsDue() throws SQLException {
        Consumer consumer = market.subscribe(market.plan("small", "0.10"));
        move(consumer, market.plan("large", "0.05"));
        isDueNow(consumer);

        await().atMost(SOON)
                .until(() -> subscription(consumer).getString("plan.name").equals("large"));

        assertThat(subscription(consumer).<Object>get("change")).isNull();
        try (Books books = Books.asService("*")) {
            assertThat(books.number("""
                            SELECT count(*) FROM subscription_segment a JOIN subscription_segment b
                              ON b.subscription_id = a.subscription_id AND b.seq = 2 AND b.from_at = a.to_at
                            WHERE a.subscription_id = ? AND a.seq = 1
                            """, UUID.fromString(consumer.subscription)))
                    .isEqualTo(1);
        }
    }

    @Test
    void aMoveKeepsThePriceThatItWasAskedForAt() throws SQLException {
        Consumer consumer = market.subscribe(market.plan("small", "0.10"));
        String large = market.plan("large", "0.05");
        assertThat(move(consumer, large).<String>path("change.plan.pricePerRequest"))
                .isEqualTo("0.05");
        assertThat(addVersion(large, "0.50", Instant.now().plusSeconds(3600)).statusCode())
                .isEqualTo(201);
        takesEffectNow(large, 2);
        assertThat(subscription(consumer).getString("change.plan.pricePerRequest"))
                .isEqualTo("0.05");

        isDueNow(consumer);

        await().atMost(SOON)
                .until(() -> subscription(consumer).getString("plan.name").equals("large"));
        assertThat(subscription(consumer).getInt("plan.version")).isEqualTo(1);
    }

    @Test
    void aSubscriptionEndsWithItsPeriod() throws SQLException {
        Consumer consumer = market.subscribe(market.plan("small", "0.10"));
        market.as("carla")
                .delete("/v1/tenants/{t}/subscriptions/{s}?when=PERIOD_END", market.globex, consumer.subscription)
                .then()
                .statusCode(204);
        assertThat(subscription(consumer).getString("status")).isEqualTo("ACTIVE");
        assertThat(subscription(consumer).<Object>get("change.planId")).isNull();
        assertThat(subscription(consumer).getString("change.dueAt")).isEqualTo(nextPeriod.toString());
        isDueNow(consumer);

        await().atMost(SOON)
                .until(() -> subscription(consumer).getString("status").equals("CANCELLED"));
    }

    @Test
    void aTrialHasNoFee() throws SQLException {
        YearMonth lastMonth = month.minusMonths(1);
        Instant begins = lastMonth.atDay(1).atStartOfDay(Consumer.ZONE).toInstant();
        Instant ends = month.atDay(1).atStartOfDay(Consumer.ZONE).toInstant();
        Consumer consumer = market.subscribe(market.plan(Map.of(
                "model",
                market.model,
                "name",
                "trial",
                "currency",
                "EUR",
                "trialDays",
                7,
                "components",
                List.of(Map.of("type", "RECURRING", "name", "Fee", "amount", "31.00")))));
        consumer.held(1, begins, null);
        try (Books books = Books.asOwner("*")) {
            books.update(
                    "UPDATE subscription SET trial_from = ?::timestamptz WHERE id = ?",
                    begins.toString(),
                    UUID.fromString(consumer.subscription));
            books.commit();
        }

        JsonPath invoice = market.close(lastMonth.toString(), false).jsonPath();

        assertThat(invoice.getLong("invoices[0].lines[0].quantity"))
                .isEqualTo(Duration.between(begins, ends).minusDays(7).toSeconds());
    }

    private Response addVersion(String plan, String price, Instant effectiveAt) {
        return market.post(
                "alice",
                "/v1/tenants/" + market.acme + "/plans/" + plan + "/versions",
                Map.of("currency", "EUR", "pricePerRequest", price, "effectiveAt", effectiveAt.toString()));
    }

    private Response move(Consumer consumer, String plan) {
        return market.as("carla")
                .body(Map.of("planId", plan, "when", "PERIOD_END"))
                .put("/v1/tenants/{t}/subscriptions/{s}/plan", market.globex, consumer.subscription);
    }

    private Response resume(Consumer consumer) {
        return market.as("carla")
                .delete("/v1/tenants/{t}/subscriptions/{s}/change", market.globex, consumer.subscription);
    }

    private List<Integer> versions(String plan) {
        return market.as("alice")
                .get("/v1/tenants/{t}/plans/{p}/versions", market.acme, plan)
                .jsonPath()
                .getList("items.version", Integer.class);
    }

    private String offered() {
        return market.as("carla").get("/v1/catalog/plans?model=" + market.model).path("items[0].pricePerRequest");
    }

    private JsonPath subscription(Consumer consumer) {
        return market.as("carla")
                .get("/v1/tenants/{t}/subscriptions", market.globex)
                .jsonPath()
                .setRootPath("items.find { it.id == '" + consumer.subscription + "' }");
    }

    private static void takesEffectNow(String plan, int version) throws SQLException {
        change("UPDATE plan_version SET effective_at = now() WHERE plan_id = ? AND version = " + version, plan);
    }

    private static void isDueNow(Consumer consumer) throws SQLException {
        change("UPDATE subscription_change SET due_at = now() WHERE subscription_id = ?", consumer.subscription);
    }

    private static void change(String sql, String id) throws SQLException {
        try (Books books = Books.asOwner("*")) {
            books.update(sql, UUID.fromString(id));
            books.commit();
        }
    }
}
