package io.modelmarket.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.contracts.event.proto.UsageEvent;
import io.modelmarket.contracts.id.KeyToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The month's quota is exact, the rate limit bites, and a revoked key is dead within a second. */
@QuarkusTest
@QuarkusTestResource(DataPlane.class)
class QuotaTest {

    private static final String CALL = Consumer.floats("features", List.of(1, 4), new float[] {5.1f, 3.5f, 1.4f, 0.2f});

    @Test
    void answersExactlyTheMonthsQuotaToCallersAtOnceAndBillingsWordKeepsItSo() throws InterruptedException {
        try (ControlPlane controlPlane = Market.controlPlane();
                UsageReader usage = new UsageReader(Market.settings())) {
            String subscription = ready(controlPlane, "quota-tenant", "acme/quota", 500);
            String key = controlPlane.key("quota-tenant").reveal();
            Consumer consumer = Market.consumer(key);
            Market.awaitReady(consumer, "acme.quota");

            List<Integer> statuses = callAtOnce(consumer, 540, 64);

            assertThat(statuses.stream().filter(status -> status == 200)).hasSize(500);
            assertThat(statuses.stream().filter(status -> status == 429)).hasSize(40);
            List<UsageEvent> events =
                    usage.await(event -> event.getSubscriptionId().equals(subscription), 500);
            assertThat(events).hasSize(500);

            UsageEvent last = events.getLast();
            controlPlane.counted(
                    subscription, 500, InstantSource.system().instant(), last.getEpoch(), last.getSequence());
            assertThat(consumer.post("/v2/models/acme.quota/infer", CALL).status())
                    .isEqualTo(429);

            controlPlane.resubscribe(
                    subscription, "quota-tenant", "acme/quota", state -> state.setMonthlyRequests(502));
            Awaitility.await()
                    .until(() -> consumer.get("/v1/quota")
                                    .json()
                                    .at("/items/0/limit")
                                    .asInt()
                            == 502);
            assertThat(callAtOnce(consumer, 5, 5).stream().filter(status -> status == 200))
                    .hasSize(2);
            Consumer.Reply refused = consumer.post("/v2/models/acme.quota/infer", CALL);
            assertThat(refused.json().get("violated-policies").toString()).isEqualTo("[\"monthly\"]");
            assertThat(refused.header("Retry-After")).isNotEmpty();
            assertThat(refused.header("RateLimit")).contains("\"monthly\";r=0");
            assertThat(consumer.get("/v1/quota").json().at("/items/0/used").asInt())
                    .isEqualTo(502);
        }
    }

    @Test
    void limitsTheRate() {
        try (ControlPlane controlPlane = Market.controlPlane()) {
            controlPlane.publish("acme/rate", "1.0.0", SampleModel.IRIS);
            controlPlane.subscribe("rate-tenant", "acme/rate", state -> state.setRateLimit(ControlPlane.rate(1, 3)));
            Consumer consumer = Market.consumer(controlPlane.key("rate-tenant").reveal());
            Market.awaitReady(consumer, "acme.rate");

            List<Consumer.Reply> replies = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                replies.add(consumer.post("/v2/models/acme.rate/infer", CALL));
            }

            assertThat(replies.getFirst().header("RateLimit-Policy")).isEqualTo("\"rate\";q=3;w=3");
            assertThat(replies.stream().filter(reply -> reply.status() == 200).count())
                    .isBetween(3L, 7L);
            Consumer.Reply refused = replies.stream()
                    .filter(reply -> reply.status() == 429)
                    .findFirst()
                    .orElseThrow();
            assertThat(refused.json().get("violated-policies").toString()).isEqualTo("[\"rate\"]");
            assertThat(refused.json().get("error")).isEqualTo(refused.json().get("detail"));
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
        }
    }

    @Test
    void limitsCallsAtATimeBesideTheOtherLimits() throws InterruptedException {
        try (ControlPlane controlPlane = Market.controlPlane()) {
            controlPlane.publish("acme/crowd", "1.0.0", SampleModel.IRIS);
            controlPlane.subscribe(
                    "crowd-tenant",
                    "acme/crowd",
                    state -> state.setConcurrentRequests(1)
                            .setMonthlyRequests(1_000_000)
                            .setRateLimit(ControlPlane.rate(100_000, 100_000)));
            Consumer consumer = Market.consumer(controlPlane.key("crowd-tenant").reveal());
            Market.awaitReady(consumer, "acme.crowd");

            Consumer.Reply answered = consumer.post("/v2/models/acme.crowd/infer", CALL);
            assertThat(answered.header("RateLimit-Policy"))
                    .contains("\"rate\";", "\"monthly\";")
                    .endsWith("\"concurrent\";q=1;qu=\"concurrent-requests\"");
            assertThat(answered.header("RateLimit")).endsWith("\"concurrent\";r=1");

            Consumer.Reply refused = refusedAmongMany(consumer, "/v2/models/acme.crowd/infer");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.json().get("violated-policies").toString()).isEqualTo("[\"concurrent\"]");
            assertThat(refused.header("Retry-After")).isEqualTo("1");
            assertThat(consumer.post("/v2/models/acme.crowd/infer", CALL).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void refusesARevokedKeyWithinASecond() {
        try (ControlPlane controlPlane = Market.controlPlane()) {
            ready(controlPlane, "revoked-tenant", "acme/revoked", 0);
            KeyToken key = controlPlane.key("revoked-tenant");
            Consumer consumer = Market.consumer(key.reveal());
            Market.awaitReady(consumer, "acme.revoked");

            controlPlane.revoke(key, "revoked-tenant");

            Awaitility.await()
                    .atMost(Duration.ofSeconds(1))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> consumer.post("/v2/models/acme.revoked/infer", CALL)
                            .text()
                            .contains("key-revoked"));
        }
    }

    @Test
    void givesTheUnitOfAFailedCallBack() {
        try (ControlPlane controlPlane = Market.controlPlane()) {
            ready(controlPlane, "failing-tenant", "acme/failing", 2);
            Consumer consumer =
                    Market.consumer(controlPlane.key("failing-tenant").reveal());
            Market.awaitReady(consumer, "acme.failing");

            for (int i = 0; i < 5; i++) {
                assertThat(consumer.post("/v2/models/acme.failing/infer", CALL.replace("[1, 4]", "[1, 5]"))
                                .status())
                        .isEqualTo(400);
            }

            assertThat(callAtOnceQuietly(consumer, "acme.failing", 3)).containsExactlyInAnyOrder(200, 200, 429);
        }
    }

    @Test
    void aNodeThatAnsweredAsManyAsMayBeUncountedGoesOnWhenBillingHasCountedThem() {
        try (ControlPlane controlPlane = Market.controlPlane();
                UsageReader usage = new UsageReader(Market.settings())) {
            controlPlane.publish("acme/bounded", "1.0.0", SampleModel.IRIS);
            String subscription =
                    controlPlane.subscribe("bounded-tenant", "acme/bounded", state -> state.setAwayRequests(3));
            Consumer consumer =
                    Market.consumer(controlPlane.key("bounded-tenant").reveal());
            Market.awaitReady(consumer, "acme.bounded");
            assertThat(callAtOnceQuietly(consumer, "acme.bounded", 4)).containsExactly(200, 200, 200, 503);
            UsageEvent last = usage.await(event -> event.getSubscriptionId().equals(subscription), 3)
                    .getLast();

            controlPlane.counted(
                    subscription, 3, InstantSource.system().instant(), last.getEpoch(), last.getSequence());

            Awaitility.await()
                    .until(() ->
                            consumer.post("/v2/models/acme.bounded/infer", CALL).status() == 200);
            assertThat(callAtOnceQuietly(consumer, "acme.bounded", 3)).containsExactly(200, 200, 503);
        }
    }

    private static String ready(ControlPlane controlPlane, String tenant, String model, long quota) {
        controlPlane.publish(model, "1.0.0", SampleModel.IRIS);
        return controlPlane.subscribe(tenant, model, quota);
    }

    private static List<Integer> callAtOnceQuietly(Consumer consumer, String model, int calls) {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            statuses.add(consumer.post("/v2/models/" + model + "/infer", CALL).status());
        }
        return statuses;
    }

    private static Consumer.Reply refusedAmongMany(Consumer consumer, String path) throws InterruptedException {
        try (ExecutorService executor = Executors.newFixedThreadPool(16)) {
            for (int round = 0; round < 50; round++) {
                List<Future<Consumer.Reply>> sent = new ArrayList<>();
                for (int i = 0; i < 64; i++) {
                    sent.add(executor.submit(() -> consumer.post(path, CALL)));
                }
                for (Future<Consumer.Reply> each : sent) {
                    if (each.get().status() != 200) {
                        return each.get();
                    }
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        throw new AssertionError("calls never met");
    }

    private static List<Integer> callAtOnce(Consumer consumer, int calls, int callers) throws InterruptedException {
        try (ExecutorService executor = Executors.newFixedThreadPool(callers)) {
            List<Future<Integer>> sent = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                sent.add(executor.submit(
                        () -> consumer.post("/v2/models/acme.quota/infer", CALL).status()));
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> each : sent) {
                statuses.add(each.get());
            }
            return statuses;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
