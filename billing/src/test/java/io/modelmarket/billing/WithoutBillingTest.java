package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.InvalidProtocolBufferException;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.QuotaState;
import io.modelmarket.contracts.event.proto.SubscriptionState;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a plan says of its quota for when billing does not answer the data planes. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class WithoutBillingTest {

    private static final Map<String, Object> ALLOW =
            Map.of("policy", "ALLOW", "requestsPerNode", 50, "exceedable", true);

    private final String month =
            YearMonth.from(Instant.now().atZone(Consumer.ZONE)).toString();
    private Market market;

    @BeforeEach
    void open() {
        market = Market.open();
    }

    @Test
    void aHardQuotaIsNeverExceededUnlessItsPlanSaysSo() {
        Consumer consumer = market.subscribe(market.plan(plan("HARD")));

        assertThat(offered().getString("policy")).isEqualTo("DENY");
        assertThat(offered().getBoolean("exceedable")).isFalse();
        assertThat(published(consumer).getAwayRequests()).isZero();
        assertThat(published(consumer).getLeased()).isTrue();
    }

    @Test
    void aHardQuotaThatMayBeExceededIsNamedSoAndDataPlanesAreTold() {
        Map<String, Object> plan = plan("HARD");
        plan.put("withoutBilling", ALLOW);
        String id = market.plan(plan);
        Consumer consumer = market.subscribe(id);

        assertThat(offered().getString("policy")).isEqualTo("ALLOW");
        assertThat(offered().getLong("requestsPerNode")).isEqualTo(50);
        assertThat(offered().getBoolean("exceedable")).isTrue();
        assertThat(published(consumer).getAwayRequests()).isEqualTo(50);
        assertThat(published(consumer).getMonthlyRequests()).isEqualTo(10);

        market.made(
                "alice",
                "/v1/tenants/" + market.acme + "/plans/" + id + "/versions",
                Map.of("currency", "EUR", "pricePerRequest", "0.10", "monthlyRequests", 10));
        assertThat(offered().getString("policy")).isEqualTo("DENY");
        assertThat(market.as("carla")
                        .get("/v1/tenants/{t}/subscriptions", market.globex)
                        .<Integer>path("items[0].plan.withoutBilling.requestsPerNode"))
                .as("the version that is held")
                .isEqualTo(50);
    }

    @Test
    void whatIsAnsweredBeyondAHardQuotaIsCountedAndCharged() {
        Map<String, Object> plan = plan("HARD");
        plan.put("withoutBilling", ALLOW);
        Consumer consumer = market.subscribe(market.plan(plan));

        consumer.use(12, Instant.now());
        consumer.awaitRequests(month, 12);

        JsonPath quota =
                market.as("carla").get("/v1/tenants/{t}/quotas", market.globex).jsonPath();
        assertThat(quota.getLong("items[0].used")).isEqualTo(12);
        assertThat(quota.getLong("items[0].remaining")).isZero();
        assertThat(market.close(month, true).<String>path("invoices[0].total.amount"))
                .isEqualTo("1.20");
    }

    @Test
    void aSoftQuotaRefusesNobodyButMayBeBounded() {
        market.plan(plan("SOFT"));
        assertThat(offered().getString("policy")).isEqualTo("ALLOW");
        assertThat(offered().getBoolean("exceedable")).isTrue();
        assertThat(offered().<Object>get("requestsPerNode")).isNull();

        Map<String, Object> bounded = plan("SOFT");
        bounded.put("name", "a bounded one");
        bounded.put("withoutBilling", Map.of("policy", "ALLOW", "requestsPerNode", 1000));
        Consumer consumer = market.subscribe(market.plan(bounded));
        assertThat(published(consumer).getAwayRequests()).isEqualTo(1000);
        assertThat(published(consumer).getMonthlyRequests()).isZero();
    }

    @Test
    void dataPlanesAreToldWhatIsCountedOfABoundedSoftQuotaToo() throws SQLException, InvalidProtocolBufferException {
        Map<String, Object> bounded = plan("SOFT");
        bounded.put("withoutBilling", Map.of("policy", "ALLOW", "requestsPerNode", 3));
        Consumer consumer = market.subscribe(market.plan(bounded));

        consumer.use(5, Instant.now());
        consumer.awaitRequests(month, 5);

        QuotaState told =
                await().atMost(Duration.ofSeconds(20)).until(() -> counted(consumer), state -> state.getUsed() == 5);
        assertThat(told.getCountedList()).anySatisfy(mark -> {
            assertThat(mark.getNode()).isEqualTo(consumer.node);
            assertThat(mark.getEpoch()).isEqualTo(1);
            assertThat(mark.getSequence()).isEqualTo(5);
        });
        assertThat(told.getNodesList()).as("shares of a hard quota").isEmpty();
        try (Books books = Books.asOwner("*")) {
            assertThat(books.number(
                            "SELECT count(*) FROM quota_lease WHERE subscription_id = ?",
                            UUID.fromString(consumer.subscription)))
                    .isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HARD, ALLOW, 50, , exceedable: a hard quota is never exceeded",
        "HARD, ALLOW, 50, false, exceedable: a hard quota is never exceeded",
        "HARD, ALLOW, , true, requestsPerNode is needed",
        "HARD, ALLOW, 0, true, requestsPerNode",
        "HARD, ALLOW, 1000001, true, requestsPerNode",
        "HARD, DENY, 50, , leave requestsPerNode",
        "HARD, DENY, , true, leave requestsPerNode",
        "SOFT, DENY, , , a soft quota refuses nobody",
        "NONE, ALLOW, 50, , say how many",
        "HARD, , 50, true, policy"
    })
    void saysWhatIsWrong(
            String kind,
            @Nullable String policy,
            @Nullable Integer requests,
            @Nullable Boolean exceedable,
            String detail) {
        Map<String, Object> plan = plan(kind);
        Map<String, Object> without = new HashMap<>();
        without.put("policy", policy);
        without.put("requestsPerNode", requests);
        without.put("exceedable", exceedable);
        plan.put("withoutBilling", without);

        Response refused = market.post("alice", "/v1/tenants/" + market.acme + "/plans", plan);

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
        assertThat(refused.asString()).contains(detail);
    }

    @Test
    void plansFromBeforeSayNothingOfIt() throws SQLException {
        Upgrade upgrade = new Upgrade();
        upgrade.to("28");
        upgrade.execute("""
                INSERT INTO plan VALUES ('00000000-0000-0000-0000-000000000001', 'acme', 'acme/digits', 'open', 'EUR', 1,
                    '2026-01-01Z', 0);
                INSERT INTO plan_version (plan_id, version, tenant, price_per_request, monthly_requests, created_at,
                    effective_at) VALUES ('00000000-0000-0000-0000-000000000001', 1, 'acme', 0.002, 500,
                    '2026-01-01Z', '2026-01-01Z');
                """);

        upgrade.to("29.1");

        assertThat(
                        upgrade.read(
                                "SELECT quota_kind || ' ' || monthly_requests || ' ' || coalesce(away_requests, 0) FROM plan_version"))
                .isEqualTo("HARD 500 0");
        assertThatThrownBy(() -> upgrade.execute("UPDATE plan_version SET away_requests = 5, monthly_requests = NULL"))
                .hasMessageContaining("violates check constraint");
    }

    private Map<String, Object> plan(String kind) {
        Map<String, Object> plan = new HashMap<>(
                Map.of("model", market.model, "name", "digits", "currency", "EUR", "pricePerRequest", "0.10"));
        if (!kind.equals("NONE")) {
            plan.put("monthlyRequests", 10);
            plan.put("quotaKind", kind);
        }
        return plan;
    }

    /** What is said of the first of the market's plans by name. */
    private JsonPath offered() {
        return market.as("carla")
                .get("/v1/catalog/plans?model=" + market.model)
                .jsonPath()
                .setRootPath("items.find { it.name == 'digits' }.withoutBilling");
    }

    /** What data planes were told last of its running month. */
    private QuotaState counted(Consumer consumer) throws InvalidProtocolBufferException {
        QuotaState newest = QuotaState.getDefaultInstance();
        for (ConsumerRecord<byte[], byte[]> record : market.topics.read(Topic.QUOTAS, 0)) {
            if (new String(record.key(), StandardCharsets.UTF_8).equals(consumer.subscription)) {
                newest = QuotaState.parseFrom(record.value());
            }
        }
        return newest;
    }

    private SubscriptionState published(Consumer consumer) {
        return Objects.requireNonNull(
                await().atMost(Duration.ofSeconds(20)).until(() -> newest(consumer), Objects::nonNull));
    }

    private @Nullable SubscriptionState newest(Consumer consumer) throws InvalidProtocolBufferException {
        SubscriptionState newest = null;
        for (ConsumerRecord<byte[], byte[]> record : market.topics.read(Topic.SUBSCRIPTIONS, 0)) {
            if (new String(record.key(), StandardCharsets.UTF_8).equals(consumer.subscription)) {
                newest = SubscriptionState.parseFrom(record.value());
            }
        }
        return newest;
    }
}
