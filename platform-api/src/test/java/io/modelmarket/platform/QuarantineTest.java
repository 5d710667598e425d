package io.modelmarket.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.LiftedQuarantine;
import io.modelmarket.contracts.event.proto.QuarantineState;
import io.modelmarket.runtime.model.ModelRef;
import io.modelmarket.runtime.worker.WorkerStatus;
import io.modelmarket.runtime.worker.Workers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * A release whose worker is killed under several consumers' calls is served no more, until the operator says so; under
 * one consumer's, it is that consumer who is not served for a while.
 */
@QuarkusTest
@QuarkusTestResource(DataPlane.class)
@SuppressWarnings("NullAway.Init") // fields are set before each test
class QuarantineTest {

    private static final String ENDLESS = "/v2/models/hooli.endless/infer";
    private static final String GOES_ON = Consumer.floats("x", List.of(1), new float[] {1});
    private static final String ENDS = Consumer.floats("x", List.of(1), new float[] {-1});
    private static final String IRIS = Consumer.floats("features", List.of(1, 4), new float[] {5.1f, 3.5f, 1.4f, 0.2f});

    @Inject
    Workers workers;

    @Test
    void oneConsumerIsRefusedAndTwoHaveTheReleaseQuarantinedAloneAndServedAgainWhenLifted()
            throws InvalidProtocolBufferException {
        try (ControlPlane controlPlane = Market.controlPlane()) {
            controlPlane.publish("hooli/iris", "1.0.0", SampleModel.IRIS);
            publishEndless(controlPlane, List.of());
            controlPlane.subscribe("quarantine-tenant", "hooli/iris", 0);
            controlPlane.subscribe("quarantine-tenant", "hooli/endless", 0);
            controlPlane.subscribe("poisonous-tenant", "hooli/endless", 0);
            String key = controlPlane.key("quarantine-tenant").reveal();
            Consumer consumer = Market.consumer(key);
            Consumer poisonous =
                    Market.consumer(controlPlane.key("poisonous-tenant").reveal());
            Market.awaitReady(consumer, "hooli.iris");
            Market.awaitReady(consumer, "hooli.endless");
            Market.awaitReady(poisonous, "hooli.endless");

            for (int crash = 0; crash < 3; crash++) {
                assertKilled(killedWhileRunning(poisonous));
            }
            assertRefused(poisonous.post(ENDLESS, ENDS));
            assertTold("poisonous-tenant");
            Market.awaitReady(consumer, "hooli.endless");
            assertThat(consumer.post(ENDLESS, ENDS).status()).isEqualTo(200);

            assertKilled(killedWhileRunning(consumer));
            assertQuarantined(consumer.post(ENDLESS, ENDS));
            assertQuarantined(consumer.get("/v2/models/hooli.endless/ready"));
            assertOverGrpc(key);
            Market.awaitReady(consumer, "hooli.iris");
            assertThat(consumer.post("/v2/models/hooli.iris/infer", IRIS).status())
                    .isEqualTo(200);
            assertThat(worker().models()).extracting(ModelRef::model).containsExactly("hooli/iris");

            QuarantineState told = told();
            assertThat(told.getCrashes()).isEqualTo(4);
            assertThat(told.getLastCause()).isEqualTo(QuarantineState.Cause.CRASHED);
            assertThat(told.getWindowSeconds()).isEqualTo(600);

            publishEndless(controlPlane, List.of(lifted("another-node", told.getQuarantinedAt())));
            assertQuarantined(consumer.post(ENDLESS, ENDS));
            publishEndless(controlPlane, List.of(lifted(node(), told.getQuarantinedAt())));
            Market.awaitReady(consumer, "hooli.endless");
            assertThat(consumer.post(ENDLESS, ENDS).status()).isEqualTo(200);
        }
    }

    /** The answer to a call during which the worker is killed by signal 9. */
    private Consumer.Reply killedWhileRunning(Consumer consumer) {
        CompletableFuture<Consumer.Reply> reply = CompletableFuture.supplyAsync(() -> consumer.post(ENDLESS, GOES_ON));
        Awaitility.await("an answer").atMost(Market.LIMIT).until(() -> {
            WorkerStatus worker = worker();
            boolean loadedAgain = worker.since().isBefore(Instant.now().minusMillis(500));
            if (worker.state() == WorkerStatus.State.READY && loadedAgain && !reply.isDone()) {
                ProcessHandle.of(worker.pid()).ifPresent(ProcessHandle::destroyForcibly);
            }
            return reply.isDone();
        });
        return reply.join();
    }

    private WorkerStatus worker() {
        return workers.status().stream()
                .filter(status -> status.partner().equals("hooli"))
                .findFirst()
                .orElseThrow();
    }

    private static void assertKilled(Consumer.Reply reply) {
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.json().get("type").asText()).endsWith(":worker-died");
        assertThat(reply.header("Retry-After")).isNotEmpty();
    }

    private static void assertRefused(Consumer.Reply reply) {
        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.json().get("type").asText()).endsWith(":input-suspected");
        assertThat(Integer.parseInt(reply.header("Retry-After"))).isBetween(500, 600);
        Consumer operator = Market.consumer("");
        assertThat(operator.get("/q/metrics").text())
                .contains("market_consumers_refused 1.0", "market_refusals_total 1.0");
        JsonNode refused = operator.get("/q/workers").json().get("refused");
        assertThat(refused).hasSize(1);
        assertThat(refused.get(0).get("consumer").asText()).isEqualTo("poisonous-tenant");
        assertThat(refused.get(0).get("model").asText()).isEqualTo("hooli/endless");
        assertThat(refused.get(0).get("crashes").asInt()).isEqualTo(3);
        assertThat(refused.get(0).get("requests")).hasSize(3);
        refused.get(0)
                .get("requests")
                .forEach(request ->
                        assertThat(reply.json().get("detail").asText()).contains(request.asText()));
    }

    private static void assertQuarantined(Consumer.Reply reply) {
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.json().get("type").asText()).endsWith(":model-quarantined");
        assertThat(reply.json().get("detail").asText()).contains("hooli/endless 1.0.0", "quarantined", "died 4 times");
    }

    private static void assertOverGrpc(String key) {
        try (GrpcConsumer grpc = new GrpcConsumer(
                Integer.parseInt(Market.settings().getOrDefault("quarkus.grpc.server.test-port", "")))) {
            StatusRuntimeException refusal = Assertions.catchThrowableOfType(
                    StatusRuntimeException.class,
                    () -> grpc.with("x-api-key", key)
                            .modelInfer(GrpcConsumer.raw("hooli.endless", "x", List.of(1L), new float[] {-1})));
            assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
            assertThat(refusal.getStatus().getDescription()).contains("quarantined");
        }
    }

    private static void publishEndless(ControlPlane controlPlane, List<LiftedQuarantine> lifted) {
        controlPlane.publish(
                "hooli/endless",
                "1.0.0",
                HandMadeModels.endlessIfPositive(),
                SampleModel.IRIS,
                state -> state.addAllLifted(lifted));
    }

    /** To the control plane, which tells the other nodes. */
    private static void assertTold(String consumer) throws InvalidProtocolBufferException {
        QuarantineState told = QuarantineState.parseFrom(
                TopicReader.newest(Market.settings(), Topic.QUARANTINES, node() + "/hooli/endless@1.0.0/" + consumer));
        assertThat(told.getCrashes())
                .as("nobody takes it for a quarantine of the release")
                .isZero();
        assertThat(told.getRefusal().getConsumer()).isEqualTo(consumer);
        assertThat(told.getRefusal().getCrashes()).isEqualTo(3);
        assertThat(told.getRefusal().getRequestsList()).hasSize(3);
        assertThat(told.getRefusal().getUntil().getSeconds())
                .isEqualTo(told.getQuarantinedAt().getSeconds() + 600);
    }

    private static LiftedQuarantine lifted(String node, Timestamp at) {
        return LiftedQuarantine.newBuilder().setNode(node).setQuarantinedAt(at).build();
    }

    private static QuarantineState told() throws InvalidProtocolBufferException {
        return QuarantineState.parseFrom(
                TopicReader.newest(Market.settings(), Topic.QUARANTINES, node() + "/hooli/endless@1.0.0"));
    }

    private static String node() {
        return Market.settings().getOrDefault("market.node.name", "");
    }
}
