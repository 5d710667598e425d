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
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Subscriptions moved by their partner to another version, and fees by the day. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class PlanMigrationTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final YearMonth month = YearMonth.from(Instant.now().atZone(Consumer.ZONE));

    private Market market;
    private String plan;
    private Consumer consumer;

    @BeforeEach
    void twoVersions() {
        market = Market.open();
        plan = market.plan("digits", "0.10");
        consumer = market.subscribe(plan);
        market.made(
                "alice",
                "/v1/tenants/" + market.acme + "/plans/" + plan + "/versions",
                Map.of("currency", "EUR", "pricePerRequest", "0.20"));
    }

    @Test
    void now() {
        Response announced = announce(Map.of("toVersion", 2, "when", "NOW"));
        assertThat(announced.statusCode()).as(announced.asString()).isEqualTo(201);
        assertThat(announced.jsonPath().getLong("waiting")).isEqualTo(1);
        await().atMost(SOON).until(() -> subscription().getInt("plan.version") == 2);
        assertThat(subscription().<Object>get("migration")).isNull();
        assertThat(migrations().getList("items.done", Long.class)).containsExactly(1L);
    }

    @Test
    void withTheNextPeriod() throws SQLException {
        announce(Map.of("toVersion", 2, "when", "PERIOD_END"));
        Instant next = month.plusMonths(1).atDay(1).atStartOfDay(Consumer.ZONE).toInstant();
        assertThat(subscription().getString("migration.dueAt")).isEqualTo(next.toString());
        assertThat(subscription().getString("migration.plan.pricePerRequest")).isEqualTo("0.2");
        assertThat(subscription().getInt("plan.version")).isEqualTo(1);

        isDueNow();

        await().atMost(SOON).until(() -> subscription().getInt("plan.version") == 2);
        try (Books books = Books.asService("*")) {
            assertThat(books.number("""
                            SELECT count(*) FROM subscription_segment a
                            JOIN subscription_segment b ON b.subscription_id = a.subscription_id AND b.seq = 2
                            JOIN subscription_migration m ON m.subscription_id = a.subscription_id
                            WHERE a.subscription_id = ? AND a.seq = 1 AND a.to_at = m.due_at AND b.from_at = m.due_at
                            """, UUID.fromString(consumer.subscription)))
                    .isEqualTo(1);
        }
    }

    @Test
    void withNoticeTheConsumerMayLeaveBefore() throws SQLException {
        announce(Map.of("toVersion", 2, "when", "NOTICE", "noticeDays", 30));
        LocalDate due = Instant.parse(subscription().getString("migration.dueAt"))
                .atZone(Consumer.ZONE)
                .toLocalDate();
        assertThat(due).isEqualTo(LocalDate.now(Consumer.ZONE).plusDays(30));
        market.as("carla")
                .delete("/v1/tenants/{t}/subscriptions/{s}", market.globex, consumer.subscription)
                .then()
                .statusCode(204);
        comesToNothing();

        isDueNow();

        await().atMost(SOON)
                .until(() -> migrations().getList("items.done", Long.class).equals(List.of(1L)));
        assertThat(subscription().getInt("plan.version")).isEqualTo(1);
        assertThat(subscription().getString("status")).isEqualTo("CANCELLED");
    }

    @Test
    void whoHasLeftThePlanIsNotMoved() throws SQLException {
        announce(Map.of("toVersion", 2, "when", "NOTICE", "noticeDays", 7));
        String other = market.plan("other", "0.30");
        market.as("carla")
                .body(Map.of("planId", other))
                .put("/v1/tenants/{t}/subscriptions/{s}/plan", market.globex, consumer.subscription)
                .then()
                .statusCode(200);
        comesToNothing();
        isDueNow();
        await().atMost(SOON)
                .until(() -> migrations().getList("items.done", Long.class).equals(List.of(1L)));
        assertThat(subscription().getString("plan.id")).isEqualTo(other);
    }

    @Test
    void anEndThatWasDueBeforeTheMigrationIsNotStuckBehindIt() throws SQLException {
        cancelAtThePeriodsEnd();
        announce(Map.of("toVersion", 2, "when", "NOW"));
        await().atMost(SOON).until(() -> subscription().getInt("plan.version") == 2);

        books("UPDATE subscription_change SET due_at = now() - interval '1 hour' WHERE subscription_id = ?");

        await().atMost(SOON).until(() -> subscription().getString("status").equals("CANCELLED"));
        assertThat(stretches("to_at = from_at AND to_at <= now() AND seq = 2")).isEqualTo(1);
    }

    @Test
    void whatIsDueBeforeTheMigrationIsDoneBefore() throws SQLException {
        consumer.held(1, Instant.now().minus(Duration.ofDays(3)), null);
        cancelAtThePeriodsEnd();
        announce(Map.of("toVersion", 2, "when", "NOTICE", "noticeDays", 7));

        books("WITH c AS (UPDATE subscription_change SET due_at = now() - interval '2 days' WHERE subscription_id = ?"
                + " RETURNING subscription_id, due_at)"
                + " UPDATE subscription_migration m SET due_at = c.due_at + interval '1 day' FROM c"
                + " WHERE m.subscription_id = c.subscription_id");

        await().atMost(SOON).until(() -> subscription().getString("status").equals("CANCELLED"));
        await().atMost(SOON)
                .until(() -> migrations().getList("items.done", Long.class).equals(List.of(1L)));
        assertThat(stretches("seq = 1 AND to_at < now() - interval '47 hours'")).isEqualTo(1);
        assertThat(stretches("true")).isEqualTo(1);
    }

    @Test
    void whatIsDueBehindTheMigrationWaitsForIt() throws SQLException {
        consumer.held(1, Instant.now().minus(Duration.ofDays(3)), null);
        cancelAtThePeriodsEnd();
        announce(Map.of("toVersion", 2, "when", "NOTICE", "noticeDays", 7));

        books("WITH c AS (UPDATE subscription_change SET due_at = now() - interval '1 day' WHERE subscription_id = ?"
                + " RETURNING subscription_id, due_at)"
                + " UPDATE subscription_migration m SET due_at = c.due_at - interval '1 day', tenant = 'nobody' FROM c"
                + " WHERE m.subscription_id = c.subscription_id");
        await().during(Duration.ofSeconds(5))
                .atMost(SOON)
                .until(() -> subscription().getString("status").equals("ACTIVE"));
        books("UPDATE subscription_migration m SET tenant = s.tenant FROM subscription s"
                + " WHERE s.id = m.subscription_id AND s.id = ?");

        await().atMost(SOON).until(() -> subscription().getString("status").equals("CANCELLED"));
        assertThat(subscription().getInt("plan.version")).isEqualTo(2);
        assertThat(stretches("seq = 1 AND to_at < now() - interval '47 hours'")).isEqualTo(1);
        assertThat(stretches("seq = 2 AND to_at - from_at = interval '1 day'")).isEqualTo(1);
    }

    @Test
    void canBeWithdrawn() {
        String id = announce(Map.of("toVersion", 2, "when", "NOTICE", "noticeDays", 7))
                .path("id");
        Response withdrawn =
                market.as("alice").delete("/v1/tenants/{t}/plans/{p}/migrations/{m}", market.acme, plan, id);
        assertThat(withdrawn.<Object>path("withdrawnAt")).isNotNull();
        assertThat(withdrawn.jsonPath().getLong("waiting")).isZero();
        assertThat(subscription().<Object>get("migration")).isNull();
    }

    @Test
    void isThePartnersOwn() throws SQLException {
        assertThat(announce(Map.of("toVersion", 9, "when", "NOW")).statusCode()).isEqualTo(404);
        assertThat(announce(Map.of("toVersion", 2, "when", "NOTICE")).statusCode())
                .isEqualTo(400);
        Response foreign = market.post(
                "gus",
                "/v1/tenants/" + market.gridco + "/plans/" + plan + "/migrations",
                Map.of("toVersion", 2, "when", "NOW"));
        assertThat(foreign.statusCode()).isEqualTo(404);
        announce(Map.of("toVersion", 2, "when", "NOTICE", "noticeDays", 7));
        try (Books books = Books.asService(market.gridco)) {
            assertThat(books.number("SELECT count(*) FROM plan_migration")).isZero();
            assertThat(books.number("SELECT count(*) FROM subscription_migration"))
                    .isZero();
            assertThat(books.update("DELETE FROM subscription_migration")).isZero();
        }
    }

    @Test
    void feesAreDividedByTheDay() throws SQLException {
        YearMonth before = month.minusMonths(1);
        Map<String, Object> fee = Map.of("type", "RECURRING", "name", "Fee", "amount", before.lengthOfMonth() + ".00");
        String small = market.plan(daily("small", fee));
        String large = market.plan(daily("large", fee));
        consumer.cancelLongAgo();
        Consumer daily = market.subscribe(small);
        market.as("carla")
                .body(Map.of("planId", large))
                .put("/v1/tenants/{t}/subscriptions/{s}/plan", market.globex, daily.subscription);
        Instant changed = before.atDay(13).atTime(17, 45).atZone(Consumer.ZONE).toInstant();
        daily.held(1, before.atDay(1).atTime(9, 0).atZone(Consumer.ZONE).toInstant(), changed);
        daily.held(
                2, changed, before.atDay(20).atTime(3, 0).atZone(Consumer.ZONE).toInstant());

        JsonPath bill = market.close(before.toString(), false).jsonPath();

        assertThat(bill.getList("invoices[0].lines.unit", String.class)).containsOnly("subscribed-days");
        assertThat(bill.getList("invoices[0].lines.quantity", Integer.class)).containsExactlyInAnyOrder(12, 7);
        assertThat(bill.getList("invoices[0].lines.amount.amount", String.class))
                .containsExactlyInAnyOrder("12.00", "7.00");
        assertThat(market.report(before.toString()).jsonPath().getBoolean("reconciled"))
                .isTrue();
    }

    @Test
    void aSubscriptionOfOneDayPaysForIt() throws SQLException {
        YearMonth before = month.minusMonths(1);
        Map<String, Object> fee = Map.of("type", "RECURRING", "name", "Fee", "amount", before.lengthOfMonth() + ".00");
        consumer.cancelLongAgo();
        Consumer daily = market.subscribe(market.plan(daily("daily", fee)));
        daily.cancel();
        daily.held(1, at(before, 9), at(before, 23));

        JsonPath bill = market.close(before.toString(), false).jsonPath();

        assertThat(bill.getList("invoices[0].lines.amount.amount", String.class))
                .containsExactly("1.00");
    }

    private static Instant at(YearMonth month, int hour) {
        return month.atDay(13).atTime(hour, 0).atZone(Consumer.ZONE).toInstant();
    }

    private void comesToNothing() {
        assertThat(subscription().<Object>get("migration")).isNull();
        assertThat(migrations().getList("items.waiting", Long.class)).containsExactly(0L);
    }

    private Map<String, Object> daily(String name, Map<String, Object> fee) {
        return Map.of(
                "model", market.model, "name", name, "currency", "EUR", "proration", "DAY", "components", List.of(fee));
    }

    private Response announce(Map<String, Object> migration) {
        return market.post("alice", "/v1/tenants/" + market.acme + "/plans/" + plan + "/migrations", migration);
    }

    private JsonPath migrations() {
        return market.as("alice")
                .get("/v1/tenants/{t}/plans/{p}/migrations", market.acme, plan)
                .jsonPath();
    }

    private JsonPath subscription() {
        return market.as("carla")
                .get("/v1/tenants/{t}/subscriptions", market.globex)
                .jsonPath()
                .setRootPath("items.find { it.id == '" + consumer.subscription + "' }");
    }

    private void cancelAtThePeriodsEnd() {
        market.as("carla")
                .delete("/v1/tenants/{t}/subscriptions/{s}?when=PERIOD_END", market.globex, consumer.subscription)
                .then()
                .statusCode(204);
    }

    private long stretches(String which) throws SQLException {
        try (Books books = Books.asService("*")) {
            return books.number(
                    "SELECT count(*) FROM subscription_segment WHERE subscription_id = ? AND " + which,
                    UUID.fromString(consumer.subscription));
        }
    }

    private void isDueNow() throws SQLException {
        books("UPDATE subscription_migration SET due_at = now() WHERE subscription_id = ?");
    }

    private void books(String change) throws SQLException {
        try (Books books = Books.asOwner("*")) {
            books.update(change, UUID.fromString(consumer.subscription));
            books.commit();
        }
    }
}
