package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.InvalidProtocolBufferException;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.QuotaState;
import io.modelmarket.contracts.event.proto.SubscriptionState;
import io.modelmarket.contracts.event.proto.UsageEvent;
import io.modelmarket.contracts.event.proto.UsageRejected;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Usage from the topic into rollups and quotas. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class MeteringTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final String month =
            YearMonth.from(Instant.now().atZone(Consumer.ZONE)).toString();
    private Market market;
    private Consumer consumer;

    @BeforeEach
    void open() {
        market = Market.open();
        consumer = subscribed(market);
    }

    private static Consumer subscribed(Market market) {
        return market.subscribe(market.plan(Map.of(
                "model",
                market.model,
                "name",
                "digits",
                "currency",
                "EUR",
                "pricePerRequest",
                "0.002",
                "monthlyRequests",
                500)));
    }

    @Test
    void countsRedeliveredEventsOnce() {
        List<UsageEvent> events = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            events.add(consumer.next(Instant.now()).build());
        }
        events.subList(0, 40).forEach(consumer::send);
        events.subList(10, 60).forEach(consumer::send);
        events.forEach(consumer::send);
        consumer.send(consumer.next(Instant.now()).build());
        market.topics.flush();

        consumer.awaitRequests(month, 61);
        assertThat(gaps(consumer.node)).isEqualTo(0);
    }

    @Test
    void countsFailedAnswersButDoesNotBillThem() {
        consumer.send(consumer.next(Instant.now())
                .setOutcome(UsageEvent.Outcome.FAILED)
                .build());
        consumer.use(1, Instant.now());

        consumer.awaitRequests(month, 1);
        JsonPath usage = usage();
        assertThat(usage.getLong("totals.failed")).isEqualTo(1);
        assertThat(usage.getLong("totals.bytesOut")).isEqualTo(40);
        assertThat(usage.getString("timeZone")).isEqualTo("Europe/Berlin");
    }

    @Test
    void parksPoisonWithItsReasonAndGoesOn() {
        Instant now = Instant.now();
        Instant tomorrow = now.plus(Duration.ofDays(1));
        market.topics.send(Topic.USAGE, null, consumer.subscription, "no event".getBytes(StandardCharsets.UTF_8));
        market.topics.send(Topic.USAGE, null, consumer.subscription, null);
        consumer.send(consumer.event(1, now).setNode("bad\u0000node").build());
        consumer.send(consumer.next(now).setRequests(-1).build());
        consumer.send(consumer.next(now).setRows(Long.MAX_VALUE).build());
        consumer.send(consumer.next(now).setTenant(market.acme).build());
        consumer.send(consumer.next(now).setModel("acme/other").build());
        consumer.send(consumer.next(now).setPlanVersion(2).build());
        consumer.send(consumer.next(now).setSubscriptionId("nobody").build());
        consumer.send(consumer.next(tomorrow).build());
        consumer.send(consumer.next(now).clearFinishedAt().build());
        consumer.send(consumer.next(now).clearOutcome().build());
        consumer.use(1, now);

        consumer.awaitRequests(month, 1);
        List<UsageRejected> rejected = awaitRejected(11);
        assertThat(rejected)
                .extracting(UsageRejected::getReason)
                .containsExactlyInAnyOrder(
                        "malformed",
                        "malformed",
                        "missing-identity",
                        "negative-quantity",
                        "absurd-quantity",
                        "tenant-mismatch",
                        "model-mismatch",
                        "plan-mismatch",
                        "absurd-time",
                        "absurd-time",
                        "unspecified-outcome");
        assertThat(gaps(consumer.node)).isEqualTo(0);
        JsonPath shown =
                market.as("fiona").get("/v1/finance/usage/rejected?limit=1000").jsonPath();
        assertThat(shown.getList("items.reason", String.class)).contains("unknown-subscription", "malformed");
    }

    @Test
    void ofSeveralInARecordOnlyThoseAreParkedThatCannotBeTaken() {
        Instant now = Instant.now();
        UsageEvent first = consumer.next(now).build();
        consumer.send(List.of(
                first,
                consumer.next(now).setRequests(-1).build(),
                first,
                consumer.next(now).build(),
                consumer.next(now).setModel("acme/other").build(),
                consumer.next(now).build()));

        consumer.awaitRequests(month, 3);
        assertThat(awaitRejected(2))
                .extracting(each -> each.getReason() + " " + each.getIndex())
                .containsExactlyInAnyOrder("negative-quantity 1", "model-mismatch 4");
        assertThat(gaps(consumer.node)).isEqualTo(0);
    }

    @Test
    void showsThatAnEventIsMissing() {
        consumer.use(2, Instant.now());
        consumer.next(Instant.now());
        consumer.use(1, Instant.now());

        consumer.awaitRequests(month, 3);
        assertThat(gaps(consumer.node)).isEqualTo(1);
    }

    @Test
    void tellsTheDataPlanesWhatIsCountedAndUpToWhere() {
        consumer.use(7, Instant.now());
        consumer.awaitRequests(month, 7);

        await().atMost(SOON).until(() -> lastQuota().getUsed() == 7);
        QuotaState quota = lastQuota();
        assertThat(quota.getCountedList()).anySatisfy(mark -> {
            assertThat(mark.getNode()).isEqualTo(consumer.node);
            assertThat(mark.getSequence()).isEqualTo(7);
        });
        assertThat(quota.getPeriodFrom().getSeconds())
                .isEqualTo(YearMonth.parse(month)
                        .atDay(1)
                        .atStartOfDay(Consumer.ZONE)
                        .toEpochSecond());
        await().atMost(SOON)
                .until(() -> keys(Topic.MARKS).stream().anyMatch(key -> key.startsWith(consumer.node + "/1/")));
        JsonPath quotas =
                market.as("carla").get("/v1/tenants/{t}/quotas", market.globex).jsonPath();
        assertThat(quotas.getLong("items[0].remaining")).isEqualTo(493);
        assertThat(quotas.getString("items[0].period")).isEqualTo(month);
    }

    @Test
    void publishesASubscriptionWithItsLimits() throws InvalidProtocolBufferException {
        await().atMost(SOON).until(() -> keys(Topic.SUBSCRIPTIONS).contains(consumer.subscription));
        SubscriptionState state =
                SubscriptionState.parseFrom(last(Topic.SUBSCRIPTIONS).value());
        assertThat(state.getTenant()).isEqualTo(market.globex);
        assertThat(state.getModel()).isEqualTo(market.model);
        assertThat(state.getMonthlyRequests()).isEqualTo(500);
        assertThat(state.getPricePerRequest()).isEqualTo("0.002");
        assertThat(state.getTimeZone()).isEqualTo("Europe/Berlin");
        assertThat(state.getStatus()).isEqualTo(SubscriptionState.Status.ACTIVE);
        assertThat(lastQuota().getUsed()).isEqualTo(0);

        market.as("carla")
                .delete("/v1/tenants/{t}/subscriptions/{s}", market.globex, consumer.subscription)
                .then()
                .statusCode(204);
        await().atMost(SOON)
                .until(() -> SubscriptionState.parseFrom(
                                last(Topic.SUBSCRIPTIONS).value())
                        .getStatus()
                        .equals(SubscriptionState.Status.CANCELLED));
    }

    @Test
    void aPartnerSeesItsModelsUsageByConsumer() {
        consumer.use(3, Instant.now());
        consumer.awaitRequests(month, 3);

        JsonPath partner = market.as("alice")
                .get("/v1/tenants/{t}/model-usage?period={p}", market.acme, month)
                .jsonPath();
        assertThat(partner.getLong("totals.requests")).isEqualTo(3);
        assertThat(partner.getString("items[0].tenant")).isEqualTo(market.globex);
    }

    private JsonPath usage() {
        return market.as("carla")
                .get("/v1/tenants/{t}/usage?period={p}", market.globex, month)
                .jsonPath();
    }

    private long gaps(String node) {
        JsonPath intake = market.as("fiona").get("/v1/finance/usage/intake").jsonPath();
        return intake.getList("items.findAll { it.node == '" + node + "' }.missing", Long.class).stream()
                .mapToLong(Number::longValue)
                .sum();
    }

    private List<UsageRejected> awaitRejected(int atLeast) {
        await().atMost(SOON).until(() -> rejected().size() >= atLeast);
        return rejected();
    }

    /** Those of this test's subscription; what named another goes by another key. */
    private List<UsageRejected> rejected() {
        return market.topics.read(Topic.USAGE_REJECTED, 0).stream()
                .map(MeteringTest::parse)
                .filter(r -> r.getKey().toStringUtf8().equals(consumer.subscription))
                .filter(r -> !r.getReason().equals("unknown-subscription"))
                .toList();
    }

    private static UsageRejected parse(ConsumerRecord<byte[], byte[]> record) {
        try {
            return UsageRejected.parseFrom(record.value());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    private QuotaState lastQuota() {
        try {
            return QuotaState.parseFrom(last(Topic.QUOTAS).value());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    private ConsumerRecord<byte[], byte[]> last(Topic topic) {
        return market.topics.read(topic, 0).stream()
                .filter(r -> key(r).equals(consumer.subscription))
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    private Set<String> keys(Topic topic) {
        return market.topics.read(topic, 0).stream().map(MeteringTest::key).collect(Collectors.toSet());
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), StandardCharsets.UTF_8);
    }
}
