package io.modelmarket.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.deploy.stack.StackPart;
import io.modelmarket.deploy.stack.TestStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A data plane with the heap it is shipped with, and a consumer who sends many times as much as fits into it. */
class BodyFloodIT {

    private static final float[] ROW = {5.1f, 3.5f, 1.4f, 0.2f};
    private static final String IRIS = Consumer.floats("features", List.of(1, 4), ROW);
    private static final Pattern HELD = Pattern.compile("(?m)^market_bodies_held_bytes(\\{.*})? (\\S+)$");
    private static final int CALLS = 30;

    @Test
    void keepsItsHeapAndAnswersOthersWhileOneFloodsIt() throws Exception {
        Map<String, String> settings =
                DataPlane.settings(TestStack.shared(StackPart.KAFKA).place());
        int http = port(settings, "quarkus.http.port");
        int grpcPort = port(settings, "quarkus.grpc.server.port");
        try (ControlPlane controlPlane = new ControlPlane(settings)) {
            controlPlane.publish("acme/flooded", "1.0.0", SampleModel.IRIS);
            controlPlane.subscribe("flooding", "acme/flooded", 0);
            controlPlane.subscribe("halving", "acme/flooded", 0);
            controlPlane.subscribe("modest", "acme/flooded", 0);
            String flooding = controlPlane.key("flooding").reveal();
            String halving = controlPlane.key("halving").reveal();
            String key = controlPlane.key("modest").reveal();

            try (ChildDataPlane data = ChildDataPlane.start(settings);
                    GrpcConsumer grpc = new GrpcConsumer(grpcPort)) {
                Consumer modest = data.consumer(key);
                Market.awaitReady(modest, "acme.flooded");
                Map<String, Integer> outcomes;
                try (Flood flood = new Flood(http, grpcPort, data.consumer(flooding), flooding, halving)) {
                    Awaitility.await("its memory is asked for")
                            .atMost(Duration.ofSeconds(30))
                            .until(() -> held(modest) > 50 << 20);
                    AtomicInteger calls = new AtomicInteger();
                    Awaitility.await("others are answered")
                            .atMost(Duration.ofMinutes(2))
                            .pollInterval(Duration.ofMillis(100))
                            .until(() -> {
                                assertThat(modest.post("/v2/models/acme.flooded/infer", IRIS)
                                                .status())
                                        .isEqualTo(200);
                                assertThat(grpc.with("x-api-key", key)
                                                .modelInfer(GrpcConsumer.raw(
                                                        "acme.flooded", "features", List.of(1L, 4L), ROW))
                                                .getOutputsCount())
                                        .isPositive();
                                return calls.incrementAndGet() == CALLS;
                            });
                    outcomes = flood.outcomes();
                }

                assertThat(outcomes.keySet())
                        .contains("rest 503", "unpacked 503", "grpc UNAVAILABLE", "stranger RESOURCE_EXHAUSTED");
                assertThat(outcomes.keySet())
                        .anyMatch(outcome -> outcome.startsWith("chunked "))
                        .anyMatch(outcome -> outcome.startsWith("malformed "))
                        .doesNotContain("malformed UNKNOWN", "malformed INTERNAL")
                        .anyMatch(outcome -> outcome.startsWith("packed "))
                        .anyMatch(outcome -> outcome.startsWith("streamed "))
                        .anyMatch(outcome -> outcome.startsWith("too long "));
                assertThat(outcomes.keySet())
                        .noneMatch(outcome -> outcome.contains("500") || outcome.contains("answered "));
                assertThat(data.log()).doesNotContain("OutOfMemoryError").doesNotContain("OutOfDirectMemoryError");
                Awaitility.await("all is given back")
                        .atMost(Duration.ofSeconds(30))
                        .untilAsserted(() -> assertThat(held(modest)).isZero());
            }
        }
    }

    private static long held(Consumer consumer) {
        Matcher line = HELD.matcher(consumer.get("/q/metrics").text());
        assertThat(line.find()).isTrue();
        return (long) Double.parseDouble(line.group(2));
    }

    private static int port(Map<String, String> settings, String name) {
        return Integer.parseInt(Objects.requireNonNull(settings.get(name)));
    }
}
