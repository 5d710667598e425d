package io.modelmarket.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelmarket.contracts.event.proto.Batching;
import io.modelmarket.platform.grpc.proto.ModelConfig;
import io.modelmarket.platform.grpc.proto.ModelConfigRequest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A release whose partner lets its calls wait for one another. */
@QuarkusTest
@QuarkusTestResource(DataPlane.class)
class DelayedBatchingTest {

    private static final String MODEL = "/v2/models/patient.iris";
    private static final Duration DELAY = Duration.ofMillis(80);
    private static final int DELAY_MICROS = 80_000;

    private static String key = "";

    @BeforeAll
    static void publish() {
        try (ControlPlane controlPlane = Market.controlPlane()) {
            controlPlane.publish(
                    "patient/iris",
                    "1.0.0",
                    SampleModel.IRIS.modelFile(),
                    SampleModel.IRIS,
                    state -> state.setBatching(Batching.newBuilder().setMaxDelayMicros(DELAY_MICROS)));
            controlPlane.subscribe("patient-tenant", "patient/iris", 1_000);
            key = controlPlane.key("patient-tenant").reveal();
        }
        Market.awaitReady(Market.consumer(key), "patient.iris");
    }

    @Test
    void theConfigurationTellsIt() {
        JsonNode config = Market.consumer(key).get(MODEL + "/config").json();
        assertThat(config.at("/dynamic_batching/max_queue_delay_microseconds").asInt())
                .isEqualTo(DELAY_MICROS);

        try (GrpcConsumer grpc = new GrpcConsumer(
                Integer.parseInt(Market.settings().getOrDefault("quarkus.grpc.server.test-port", "")))) {
            ModelConfig overGrpc = grpc.with("x-api-key", key)
                    .modelConfig(ModelConfigRequest.newBuilder()
                            .setName("patient.iris")
                            .build())
                    .getConfig();
            assertThat(overGrpc.getDynamicBatching().getMaxQueueDelayMicroseconds())
                    .isEqualTo(DELAY_MICROS);
        }
    }

    @Test
    void aCallByItselfIsAnsweredAfterTheDelay() {
        Consumer consumer = Market.consumer(key);

        Consumer.Reply reply = consumer.post(
                MODEL + "/infer", Consumer.floats("features", List.of(1, 4), new float[] {5.1f, 3.5f, 1.4f, 0.2f}));

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        Awaitility.await("counted")
                .atMost(Market.LIMIT)
                .untilAsserted(() -> assertThat(consumer.get(MODEL + "/stats")
                                .json()
                                .at("/model_stats/0/inference_stats/queue/ns")
                                .asLong())
                        .isGreaterThanOrEqualTo(DELAY.toNanos()));
    }
}
