package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.InvalidProtocolBufferException;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.PriceComponent;
import io.modelmarket.contracts.event.proto.SubscriptionState;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A quota that stops nobody: alerts on the way, what is beyond it charged. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class SoftQuotaTest {

    private final String month =
            YearMonth.from(Instant.now().atZone(Consumer.ZONE)).toString();

    private Market market;
    private Consumer consumer;

    @BeforeEach
    void open() {
        market = Market.open();
        consumer = market.subscribe(market.plan(Map.of(
                "model",
                market.model,
                "name",
                "soft",
                "currency",
                "EUR",
                "monthlyRequests",
                10,
                "quotaKind",
                "SOFT",
                "weight",
                7,
                "components",
                List.of(Map.of(
                        "type",
                        "PER_UNIT",
                        "name",
                        "Overage",
                        "meter",
                        "REQUESTS",
                        "included",
                        10,
                        "price",
                        "0.10")))));
    }

    @Test
    void alertsAtEightyAndAtAHundredPerCentOnce() {
        use(7, 7);
        assertThat(quota().getList("items[0].alerts")).isEmpty();
        use(1, 8);
        String reached = quota().getString("items[0].alerts[0].reachedAt");
        assertThat(levels()).containsExactly(80);
        use(1, 9);
        assertThat(quota().getString("items[0].alerts[0].reachedAt")).isEqualTo(reached);
        use(4, 13);

        assertThat(levels()).containsExactly(80, 100);
        assertThat(quota().getString("items[0].quotaKind")).isEqualTo("SOFT");
        assertThat(quota().getLong("items[0].limit")).isEqualTo(10);
        assertThat(quota().getLong("items[0].remaining")).isZero();
    }

    /** Who does what an alert asks for is not shown it for the limit of before, and hears of the new one. */
    @Test
    void whoTakesALargerPlanIsAlertedOfThatOneToo() {
        use(10, 10);
        assertThat(levels()).containsExactly(80, 100);
        String larger = market.plan(Map.of(
                "model",
                market.model,
                "name",
                "larger",
                "currency",
                "EUR",
                "monthlyRequests",
                20,
                "quotaKind",
                "SOFT",
                "pricePerRequest",
                "0.10"));
        market.as("carla")
                .body(Map.of("planId", larger))
                .put("/v1/tenants/{t}/subscriptions/{s}/plan", market.globex, consumer.subscription)
                .then()
                .statusCode(200);
        consumer.on(larger);
        assertThat(quota().getLong("items[0].limit")).isEqualTo(20);
        assertThat(levels()).isEmpty();

        use(6, 16);
        assertThat(levels()).containsExactly(80);
        assertThat(quota().getLong("items[0].alerts[0].quota")).isEqualTo(20);
        use(4, 20);
        assertThat(levels()).containsExactly(80, 100);
    }

    @Test
    void whatIsBeyondIsCharged() {
        use(13, 13);
        assertThat(market.close(month, true).<String>path("invoices[0].total.amount"))
                .isEqualTo("0.30");
    }

    @Test
    void theDataPlaneIsToldOfNoLimit() {
        SubscriptionState state = await().atMost(Duration.ofSeconds(20)).until(this::published, Objects::nonNull);
        assertThat(state.getMonthlyRequests()).isZero();
        assertThat(state.getPricePerRequest()).isEmpty();
        assertThat(state.getComponentsList())
                .extracting(PriceComponent::getType)
                .containsExactly("PER_UNIT");
        assertThat(state.getWeight()).isEqualTo(7);
    }

    private @Nullable SubscriptionState published() throws InvalidProtocolBufferException {
        for (ConsumerRecord<byte[], byte[]> record : market.topics.read(Topic.SUBSCRIPTIONS, 0)) {
            if (new String(record.key(), StandardCharsets.UTF_8).equals(consumer.subscription)) {
                return SubscriptionState.parseFrom(record.value());
            }
        }
        return null;
    }

    private void use(int times, int total) {
        consumer.use(times, Instant.now());
        consumer.awaitRequests(month, total);
    }

    private List<Integer> levels() {
        return quota().getList("items[0].alerts.level", Integer.class);
    }

    private JsonPath quota() {
        return market.as("carla").get("/v1/tenants/{t}/quotas", market.globex).jsonPath();
    }
}
