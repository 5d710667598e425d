package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.InvalidProtocolBufferException;
import io.modelmarket.billing.report.job.Reports;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.SubscriptionState;
import io.modelmarket.contracts.event.proto.UsageEvent;
import io.modelmarket.contracts.event.proto.UsageEvent.BilledFailure;
import io.modelmarket.contracts.event.proto.UsageEvent.Outcome;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Failed requests of plans that bill them: counted, charged, shared and explained as any usage, and of no others. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class FailedRequestsTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Instant now = Instant.now();
    private final String month = YearMonth.from(now.atZone(Consumer.ZONE)).toString();
    private Market market;

    @BeforeEach
    void open() {
        market = Market.open();
        market.agree(market.usualShares());
    }

    @Test
    void areChargedAndSharedWhereThePlanSaysSoAndEveryBookAgrees() {
        Consumer consumer = market.subscribe(market.plan(plan("BILLED")));
        consumer.use(96, now);
        consumer.send(failed(consumer, BilledFailure.INPUT_REFUSED).build());
        consumer.send(failed(consumer, BilledFailure.OWN_TIMEOUT).build());
        consumer.send(List.of(
                failed(consumer, BilledFailure.GIVEN_UP).build(),
                failed(consumer, BilledFailure.GIVEN_UP).build(),
                consumer.next(now).setOutcome(Outcome.FAILED).build()));

        consumer.awaitRequests(month, 100);

        JsonPath totals = market.as("carla")
                .get("/v1/tenants/{t}/usage?period={p}", market.globex, month)
                .jsonPath();
        assertThat(totals.getLong("totals.failed")).isEqualTo(1);
        assertThat(totals.getLong("totals.rows")).isEqualTo(96);
        assertThat(totals.getLong("totals.computeMicros")).isEqualTo(96 * 250 + 4 * 1_000_000);
        assertThat(quota().getLong("items[0].used")).isEqualTo(100);
        JsonPath invoice = market.close(month, true).jsonPath();
        assertThat(invoice.getLong("invoices[0].lines[0].quantity")).isEqualTo(100);
        assertThat(invoice.getString("invoices[0].lines[0].amount.amount")).isEqualTo("10.00");
        assertThat(invoice.getLong("invoices[0].lines[1].quantity")).isEqualTo(4_024_000);
        assertThat(invoice.getString("invoices[0].lines[1].amount.amount")).isEqualTo("4.02");
        Map<String, Object> matrix = Map.of("kind", "RECONCILIATION", "period", month, "tenant", market.globex);
        assertThat(new Reports(market).json(matrix)).hasSize(2).allSatisfy(row -> {
            for (String column : List.of("usageDifference", "metersDiffering", "overbilled", "difference")) {
                assertThat(new BigDecimal(row.getOrDefault(column, "0")))
                        .as(column)
                        .isZero();
            }
        });
        assertThat(new Reports(market).json(Map.of("kind", "USAGE", "period", month, "tenant", market.globex)))
                .singleElement()
                .satisfies(
                        row -> assertThat(row).containsEntry("requests", "100").containsEntry("failed", "1"));
    }

    @Test
    void eachOfThemIsExplained() {
        Consumer consumer = market.subscribe(market.plan(plan("BILLED")));
        consumer.send(failed(consumer, BilledFailure.OWN_TIMEOUT).build());
        consumer.use(1, now);
        consumer.awaitRequests(month, 2);
        String events = "/v1/tenants/" + market.globex + "/events?subscription=" + consumer.subscription + "&day="
                + LocalDate.ofInstant(now, Consumer.ZONE);

        await().atMost(SOON)
                .until(() -> market.as("carla").get(events).jsonPath().getLong("waiting") == 0);

        JsonPath failed =
                market.as("carla").get(events + "&outcome=FAILED_BILLED").jsonPath();
        assertThat(failed.getList("items.billedFailure")).containsExactly("OWN_TIMEOUT");
        assertThat(failed.getBoolean("items[0].billable")).isTrue();
        assertThat(failed.getLong("items[0].used.computeMicros")).isEqualTo(1_000_000);
        JsonPath answered = market.as("carla").get(events + "&outcome=ANSWERED").jsonPath();
        assertThat(answered.getList("items")).hasSize(1);
        assertThat(answered.<Object>get("items[0].billedFailure")).isNull();
    }

    @Test
    void areNotTakenOnAPlanThatBillsNoneOrWithMoreThanTheySay() {
        Consumer free = market.subscribe(market.plan(plan("FREE")));
        free.send(failed(free, BilledFailure.INPUT_REFUSED).build());
        free.use(1, now);
        free.awaitRequests(month, 1);
        assertThat(rejected(free, 1)).containsExactly("plan-mismatch");

        market = Market.open();
        Consumer billed = market.subscribe(market.plan(plan("BILLED")));
        billed.send(failed(billed, BilledFailure.INPUT_REFUSED).setRows(1).build());
        billed.send(failed(billed, BilledFailure.INPUT_REFUSED).setTokensOut(1).build());
        billed.send(failed(billed, BilledFailure.BILLED_FAILURE_UNSPECIFIED).build());
        billed.send(
                failed(billed, BilledFailure.GIVEN_UP).setBilledFailureValue(9).build());
        market.topics.flush();
        assertThat(rejected(billed, 4)).containsOnly("unspecified-outcome");
        assertThat(billed.requests(month)).isZero();
    }

    @Test
    void areFreeUnlessAPlanVersionSaysOtherwiseAndSubscriptionsKeepTheirs() {
        Map<String, Object> silent = plan("FREE");
        silent.remove("failedRequests");
        String id = market.plan(silent);
        Consumer before = market.subscribe(id);
        assertThat(published(before)).isFalse();

        market.made(
                "alice",
                "/v1/tenants/" + market.acme + "/plans/" + id + "/versions",
                Map.of("currency", "EUR", "pricePerRequest", "0.20", "failedRequests", "BILLED"));

        assertThat(market.as("alice")
                        .get("/v1/tenants/{t}/plans/{p}/versions", market.acme, id)
                        .jsonPath()
                        .getList("items.failedRequests", String.class))
                .containsExactly("BILLED", "FREE");
        assertThat(market.as("carla")
                        .get("/v1/tenants/{t}/subscriptions", market.globex)
                        .<String>path("items[0].plan.failedRequests"))
                .isEqualTo("FREE");
        assertThat(market.post("alice", "/v1/tenants/" + market.acme + "/plans", plan("SOME"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void plansFromBeforeChargeNothingForThem() throws SQLException {
        Upgrade upgrade = new Upgrade();
        upgrade.to("28");
        upgrade.execute("""
                INSERT INTO plan VALUES ('00000000-0000-0000-0000-000000000001', 'acme', 'acme/digits', 'open', 'EUR', 1,
                    '2026-01-01Z', 0);
                INSERT INTO plan_version (plan_id, version, tenant, price_per_request, created_at, effective_at)
                    VALUES ('00000000-0000-0000-0000-000000000001', 1, 'acme', 0.002, '2026-01-01Z', '2026-01-01Z');
                """);

        upgrade.to("29.2");

        assertThat(upgrade.read("SELECT failed_requests FROM plan_version")).isEqualTo("FREE");
        assertThatThrownBy(() -> upgrade.execute("UPDATE plan_version SET failed_requests = 'SOME'"))
                .hasMessageContaining("violates check constraint");
    }

    private Map<String, Object> plan(String failedRequests) {
        return new HashMap<>(Map.of(
                "model",
                market.model,
                "name",
                "digits",
                "currency",
                "EUR",
                "monthlyRequests",
                1000,
                "failedRequests",
                failedRequests,
                "components",
                List.of(
                        Map.of("type", "PER_UNIT", "name", "Calls", "meter", "REQUESTS", "price", "0.10"),
                        Map.of("type", "PER_UNIT", "name", "Time", "meter", "COMPUTE_TIME", "price", "1"))));
    }

    /** A second of the model, for nothing. */
    private UsageEvent.Builder failed(Consumer consumer, BilledFailure failure) {
        return consumer.next(now)
                .setOutcome(Outcome.FAILED_BILLED)
                .setBilledFailure(failure)
                .setComputeMicros(1_000_000)
                .clearRows()
                .clearBytesIn()
                .clearBytesOut();
    }

    private JsonPath quota() {
        return market.as("carla").get("/v1/tenants/{t}/quotas", market.globex).jsonPath();
    }

    /** The reasons for which events of the consumer's node were parked, once there are so many. */
    private List<String> rejected(Consumer consumer, int count) {
        String reasons = "items.findAll { it.node == '" + consumer.node + "' }.reason";
        await().atMost(SOON)
                .until(() -> market.as("fiona")
                                .get("/v1/finance/usage/rejected?limit=1000")
                                .jsonPath()
                                .getList(reasons)
                                .size()
                        == count);
        return market.as("fiona")
                .get("/v1/finance/usage/rejected?limit=1000")
                .jsonPath()
                .getList(reasons, String.class);
    }

    /** Whether data planes were told that failures are billed, once they were told anything. */
    private boolean published(Consumer consumer) {
        return await().atMost(SOON)
                .until(
                        () -> market.topics.read(Topic.SUBSCRIPTIONS, 0).stream()
                                .filter(record ->
                                        new String(record.key(), StandardCharsets.UTF_8).equals(consumer.subscription))
                                .map(FailedRequestsTest::state)
                                .toList(),
                        states -> !states.isEmpty())
                .getLast()
                .getBillsFailures();
    }

    private static SubscriptionState state(ConsumerRecord<byte[], byte[]> record) {
        try {
            return SubscriptionState.parseFrom(record.value());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }
}
