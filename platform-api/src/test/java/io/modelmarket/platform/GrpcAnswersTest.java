package io.modelmarket.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.platform.grpc.proto.GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub;
import io.modelmarket.platform.grpc.proto.ModelInferRequest;
import io.modelmarket.platform.grpc.proto.ModelInferResponse;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How answers go out over gRPC. */
@QuarkusTest
@QuarkusTestResource(DataPlane.class)
class GrpcAnswersTest {

    private static final String MODEL = "answered.iris";
    private static final int CONNECTIONS = 4;
    private static final ModelInferRequest GOOD =
            GrpcConsumer.raw(MODEL, "features", List.of(1L, 4L), new float[] {5.1f, 3.5f, 1.4f, 0.2f});

    private static String key = "";
    private static GrpcConsumer grpc = new GrpcConsumer(1);

    @BeforeAll
    static void publish() {
        try (ControlPlane controlPlane = Market.controlPlane()) {
            controlPlane.publish("answered/iris", "1.0.0", SampleModel.IRIS);
            controlPlane.subscribe("answered-tenant", "answered/iris", 0);
            key = controlPlane.key("answered-tenant").reveal();
        }
        Market.awaitReady(Market.consumer(key), MODEL);
        grpc = new GrpcConsumer(grpcPort());
    }

    @AfterAll
    static void hangUp() {
        grpc.close();
    }

    @Test
    void anAnswerIsWrittenInTheEventLoopItsCallCameOn() {
        ModelInferResponse answer = stub().withInterceptors(new GrpcConsumer.Header(AnswerThreads.HEADER, "yes"))
                .modelInfer(GOOD);

        assertThat(answer.getOutputsCount()).isPositive();
        assertThat(Arc.container().instance(AnswerThreads.class).get().threads())
                .isNotEmpty()
                .allMatch(thread -> thread.startsWith("vert.x-eventloop-thread"));
    }

    @Test
    void connectionsTakeTurnsOnTheEventLoops() {
        Queue<String> threads =
                Arc.container().instance(AnswerThreads.class).get().threads();
        threads.clear();
        for (int i = 0; i < CONNECTIONS; i++) {
            try (GrpcConsumer another = new GrpcConsumer(grpcPort())) {
                assertThat(another.with("x-api-key", key)
                                .withInterceptors(new GrpcConsumer.Header(AnswerThreads.HEADER, "yes"))
                                .modelInfer(GOOD)
                                .getOutputsCount())
                        .isPositive();
            }
        }

        assertThat(Set.copyOf(threads)).hasSizeGreaterThan(1);
    }

    private static int grpcPort() {
        return Integer.parseInt(Market.settings().getOrDefault("quarkus.grpc.server.test-port", ""));
    }

    private static GRPCInferenceServiceBlockingStub stub() {
        return grpc.with("x-api-key", key);
    }
}
