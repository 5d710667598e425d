package io.modelmarket.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import grpc.health.v1.HealthGrpc;
import grpc.health.v1.HealthOuterClass.HealthCheckRequest;
import grpc.health.v1.HealthOuterClass.HealthCheckResponse.ServingStatus;
import io.modelmarket.deploy.stack.StackPart;
import io.modelmarket.deploy.stack.TestStack;
import io.modelmarket.platform.grpc.proto.ServerReadyRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A node that refuses every call says so wherever it is asked, over REST and over gRPC. */
class ReadinessIT {

    private static final String INFER = "/v2/models/acme.iris/infer";
    private static final String IRIS = Consumer.floats("features", List.of(1, 4), new float[] {5.1f, 3.5f, 1.4f, 0.2f});

    private static final Duration START = Duration.ofMinutes(1);

    @Test
    void aNodeWhoseJournalIsBrokenIsNotReady() {
        Map<String, String> settings = settings();
        settings.put("market.journal.segment-size", "128"); // no event fits: the first one breaks it
        try (ControlPlane controlPlane = new ControlPlane(settings);
                GrpcConsumer grpc = grpc(settings)) {
            controlPlane.publish("acme/iris", "1.0.0", SampleModel.IRIS);
            controlPlane.subscribe("globex", "acme/iris", 0);
            String key = controlPlane.key("globex").reveal();
            try (ChildDataPlane node = ChildDataPlane.start(settings)) {
                Consumer globex = node.consumer(key);
                Market.awaitReady(globex, "acme.iris");
                assertReady(globex, grpc, true);

                assertThat(globex.post(INFER, IRIS).status()).isEqualTo(503);

                assertReady(globex, grpc, false);
                assertThat(globex.get("/v2/health/ready").text()).contains("usage cannot be recorded");
                assertThat(globex.post(INFER, IRIS).text()).contains("usage cannot be recorded");
            }
        }
    }

    @Test
    void aNodeThatHasNeverHeardOfTheControlPlaneIsNotReady() {
        Map<String, String> settings = settings();
        settings.put("kafka.bootstrap.servers", "127.0.0.1:1");
        try (ChildDataPlane node = ChildDataPlane.launch(settings, Map.of());
                GrpcConsumer grpc = grpc(settings)) {
            Awaitility.await("answers")
                    .atMost(START)
                    .ignoreExceptions()
                    .until(() -> node.consumer("").get("/v2/health/live").status() == 200);

            assertReady(node.consumer(""), grpc, false);
        }
    }

    @Test
    void aNodeWhoseModelsWouldGoDuringTheirCallsDoesNotStart() {
        Map<String, String> settings = settings();
        settings.put("market.residency.keep", "59s"); // a call may take a minute
        try (ChildDataPlane node = ChildDataPlane.launch(settings, Map.of())) {
            assertThatThrownBy(() -> Awaitility.await("ready").atMost(START).until(node::ready))
                    .hasMessageContaining("it ended")
                    .hasMessageContaining("market.residency.keep (PT59S) is shorter than a call may take");
        }
    }

    private static void assertReady(Consumer consumer, GrpcConsumer grpc, boolean ready) {
        Awaitility.await("ready: " + ready).atMost(Market.LIMIT).untilAsserted(() -> {
            assertThat(consumer.get("/v2/health/ready").status()).isEqualTo(ready ? 200 : 503);
            assertThat(consumer.get("/q/health/ready").status()).isEqualTo(ready ? 200 : 503);
            assertThat(grpc.with(null, null)
                            .serverReady(ServerReadyRequest.getDefaultInstance())
                            .getReady())
                    .isEqualTo(ready);
            for (String service : List.of("", "inference.GRPCInferenceService")) {
                assertThat(HealthGrpc.newBlockingStub(grpc.channel())
                                .check(HealthCheckRequest.newBuilder()
                                        .setService(service)
                                        .build())
                                .getStatus())
                        .as(service)
                        .isEqualTo(ready ? ServingStatus.SERVING : ServingStatus.NOT_SERVING);
            }
        });
    }

    private static Map<String, String> settings() {
        return DataPlane.settings(TestStack.shared(StackPart.KAFKA).place());
    }

    private static GrpcConsumer grpc(Map<String, String> settings) {
        return new GrpcConsumer(Integer.parseInt(settings.getOrDefault("quarkus.grpc.server.port", "")));
    }
}
