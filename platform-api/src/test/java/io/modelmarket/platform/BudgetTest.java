package io.modelmarket.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.InvalidProtocolBufferException;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.KeyBudget;
import io.modelmarket.contracts.event.proto.LeaseWish;
import io.modelmarket.contracts.event.proto.UsageEvent;
import io.modelmarket.contracts.id.KeyToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A key's own budget as callers meet it, with the test in billing's place. */
@QuarkusTest
@QuarkusTestResource(DataPlane.class)
class BudgetTest {

    /** Long enough for Kafka on a machine that has much else to do. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String CALL = Consumer.floats("features", List.of(1, 4), new float[] {5.1f, 3.5f, 1.4f, 0.2f});

    @Test
    void answersExactlyTheBudgetAndLeavesOtherKeysAlone() throws InvalidProtocolBufferException {
        UUID budget = UUID.randomUUID();
        try (ControlPlane controlPlane = Market.controlPlane();
                UsageReader usage = new UsageReader(Market.settings())) {
            String subscription = sell(controlPlane, "budget", "acme/budget");
            KeyToken limited = controlPlane.key("budget", state -> state.setBudget(budget(budget, 5)));
            Consumer consumer = Market.consumer(limited.reveal());
            Consumer free = Market.consumer(controlPlane.key("budget").reveal());
            Market.awaitReady(consumer, "acme.budget");
            controlPlane.lease("key:" + budget, 5, 1, state -> state);
            awaitLease(consumer, "acme.budget");

            assertThat(statuses(consumer, "acme.budget", 6)).containsExactly(200, 200, 200, 200, 429, 429);
            Consumer.Reply refused = call(consumer, "acme.budget");
            assertThat(refused.json().get("violated-policies")).hasToString("[\"key-budget\"]");
            assertThat(refused.text()).contains("5 requests a month that API key " + limited.id());
            assertThat(refused.header("RateLimit")).contains("\"key-budget\";r=0");
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
            assertThat(call(free, "acme.budget").status()).isEqualTo(200);
            assertThat(free.get("/v1/quota").json().has("key")).isFalse();
            assertThat(consumer.get("/v1/quota").json().at("/key/used").asInt()).isEqualTo(5);
            assertThat(free.get("/v1/usage").json().has("key")).isFalse();
            JsonNode used = consumer.get("/v1/usage").json();
            assertThat(used.at("/key/key").asText()).isEqualTo(limited.id());
            assertThat(used.at("/key/requests").asInt()).isEqualTo(5);
            assertThat(used.at("/key/uncounted").asInt())
                    .as("billing has said nothing")
                    .isEqualTo(5);
            assertThat(used.at("/key/asOf").asText()).isNotEmpty();
            assertThat(used.at("/items/0/requests").asInt()).as("the tenant's").isEqualTo(6);
            assertThat(consumer.get("/v1/quota").json().at("/key/remaining").asInt())
                    .isZero();

            List<UsageEvent> events =
                    usage.await(event -> event.getSubscriptionId().equals(subscription), 6);
            assertThat(events.stream()
                            .filter(UsageEvent::hasBudget)
                            .map(event -> event.getBudget().getNumber()))
                    .containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L);
            Awaitility.await("billing hears of it")
                    .atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> wish(budget).getUsed() == 5);
        }
    }

    @Test
    void followsABudgetThatIsRaisedLoweredBelowWhatIsUsedAndTakenAway() {
        UUID budget = UUID.randomUUID();
        try (ControlPlane controlPlane = Market.controlPlane()) {
            sell(controlPlane, "budget-moves", "acme/budget-moves");
            KeyToken key = controlPlane.key("budget-moves", state -> state.setBudget(budget(budget, 2)));
            Consumer consumer = Market.consumer(key.reveal());
            Market.awaitReady(consumer, "acme.budget-moves");
            controlPlane.lease("key:" + budget, 2, 1, state -> state);
            awaitLease(consumer, "acme.budget-moves");
            assertThat(statuses(consumer, "acme.budget-moves", 2)).containsExactly(200, 429);

            controlPlane.republish(key, "budget-moves", state -> state.setBudget(budget(budget, 6)));
            controlPlane.lease("key:" + budget, 6, 2, state -> state);
            awaitLease(consumer, "acme.budget-moves");
            controlPlane.republish(key, "budget-moves", state -> state.setBudget(budget(budget, 1)));
            Awaitility.await("the lower budget")
                    .atMost(PATIENCE)
                    .until(() ->
                            consumer.get("/v1/quota").json().at("/key/limit").asInt() == 1);
            assertThat(statuses(consumer, "acme.budget-moves", 2)).containsOnly(429);
            assertThat(consumer.get("/v1/quota").json().at("/key/remaining").asInt())
                    .isZero();

            controlPlane.republish(key, "budget-moves", state -> state);
            Awaitility.await("no budget")
                    .atMost(PATIENCE)
                    .until(() -> !consumer.get("/v1/quota").json().has("key"));
            Consumer.Reply answered = call(consumer, "acme.budget-moves");
            assertThat(answered.status()).isEqualTo(200);
            assertThat(answered.header("RateLimit")).doesNotContain("key-budget");
        }
    }

    @Test
    void theFirstCallOfAKeyAsksForItsOwnLeaseAndItsSubscriptionsAtOnce() throws InvalidProtocolBufferException {
        UUID budget = UUID.randomUUID();
        try (ControlPlane controlPlane = Market.controlPlane()) {
            controlPlane.publish("acme/budget-first", "1.0.0", SampleModel.IRIS);
            String subscription = controlPlane.subscribe(
                    "budget-first",
                    "acme/budget-first",
                    state -> state.setMonthlyRequests(100).setLeased(true));
            KeyToken key = controlPlane.key("budget-first", state -> state.setBudget(budget(budget, 3)));
            Consumer consumer = Market.consumer(key.reveal());
            Market.awaitReady(consumer, "acme.budget-first");

            Consumer.Reply early = call(consumer, "acme.budget-first");

            assertThat(early.status()).isEqualTo(503);
            assertThat(early.text()).contains("API key " + key.id(), "subscription " + subscription);
            String node = "/" + Market.settings().getOrDefault("market.node.name", "");
            assertThat(LeaseWish.parseFrom(
                                    TopicReader.newest(Market.settings(), Topic.LEASE_WISHES, subscription + node))
                            .getCeiling())
                    .isPositive();
            assertThat(wish(budget).getCeiling()).isPositive();
        }
    }

    @Test
    void standsBesideTheSubscriptionsQuotaAndGivesItsUnitBack() {
        UUID budget = UUID.randomUUID();
        try (ControlPlane controlPlane = Market.controlPlane()) {
            controlPlane.publish("acme/budget-beside", "1.0.0", SampleModel.IRIS);
            controlPlane.subscribe("budget-beside", "acme/budget-beside", 100);
            KeyToken key = controlPlane.key("budget-beside", state -> state.setBudget(budget(budget, 3)));
            Consumer consumer = Market.consumer(key.reveal());
            Market.awaitReady(consumer, "acme.budget-beside");
            controlPlane.lease("key:" + budget, 3, 1, state -> state);
            awaitLease(consumer, "acme.budget-beside");

            for (int i = 0; i < 5; i++) {
                assertThat(consumer.post("/v2/models/acme.budget-beside/infer", CALL.replace("[1, 4]", "[1, 5]"))
                                .status())
                        .isEqualTo(400);
            }
            Consumer.Reply answered = call(consumer, "acme.budget-beside");

            assertThat(answered.header("RateLimit-Policy")).contains("\"monthly\";q=100;", "\"key-budget\";q=3;");
            assertThat(answered.header("RateLimit")).contains("\"key-budget\";r=1;");
            assertThat(statuses(consumer, "acme.budget-beside", 3)).containsExactly(200, 429, 429);
            assertThat(consumer.get("/v1/quota").json().at("/items/0/used").asInt())
                    .isEqualTo(3);
        }
    }

    @Test
    void aSoftBudgetIsToldAndRefusesNobody() {
        UUID budget = UUID.randomUUID();
        try (ControlPlane controlPlane = Market.controlPlane()) {
            sell(controlPlane, "budget-soft", "acme/budget-soft");
            Consumer consumer = Market.consumer(controlPlane
                    .key(
                            "budget-soft",
                            state -> state.setBudget(budget(budget, 2).setKind(KeyBudget.Kind.SOFT)))
                    .reveal());
            Market.awaitReady(consumer, "acme.budget-soft");

            assertThat(statuses(consumer, "acme.budget-soft", 3)).containsOnly(200);
            Consumer.Reply last = call(consumer, "acme.budget-soft");
            assertThat(last.status()).isEqualTo(200);
            assertThat(last.header("RateLimit")).doesNotContain("key-budget");
            assertThat(consumer.get("/v1/quota").json().at("/key/used").asInt()).isEqualTo(4);
            Awaitility.await("billing hears of it")
                    .atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> wish(budget).getUsed() == 4);
        }
    }

    static KeyBudget.Builder budget(UUID id, long requests) {
        return KeyBudget.newBuilder()
                .setId(id.toString())
                .setMonthlyRequests(requests)
                .setKind(KeyBudget.Kind.HARD)
                .setTimeZone("UTC");
    }

    private static String sell(ControlPlane controlPlane, String tenant, String model) {
        controlPlane.publish(model, "1.0.0", SampleModel.IRIS);
        return controlPlane.subscribe(tenant, model, state -> state);
    }

    /** Uses one unit. */
    private static void awaitLease(Consumer consumer, String model) {
        Awaitility.await("the lease")
                .atMost(PATIENCE)
                .until(() -> call(consumer, model).status() == 200);
    }

    private static List<Integer> statuses(Consumer consumer, String model, int calls) {
        return IntStream.range(0, calls)
                .map(call -> call(consumer, model).status())
                .boxed()
                .toList();
    }

    private static Consumer.Reply call(Consumer consumer, String model) {
        return consumer.post("/v2/models/" + model + "/infer", CALL);
    }

    private static LeaseWish wish(UUID budget) throws InvalidProtocolBufferException {
        String key = "key:" + budget + "/" + Market.settings().getOrDefault("market.node.name", "");
        return LeaseWish.parseFrom(TopicReader.newest(Market.settings(), Topic.LEASE_WISHES, key));
    }
}
