package io.modelmarket.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import io.modelmarket.contracts.event.proto.ReleaseState;
import io.modelmarket.platform.grpc.proto.GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub;
import io.modelmarket.platform.grpc.proto.ModelInferRequest;
import io.modelmarket.platform.grpc.proto.ModelInferResponse;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How answers go out over gRPC. */
@QuarkusTest
@QuarkusTestResource(DataPlane.class)
class GrpcAnswersTest {

    private static final String MODEL = "answered.iris";
    private static final String BOUNDED = "answered.bounded";
    private static final int MANY = 1_200_000;
    private static final ModelInferRequest GOOD =
            GrpcConsumer.raw(MODEL, "features", List.of(1L, 4L), new float[] {5.1f, 3.5f, 1.4f, 0.2f});

    private static String key = "";
    private static GrpcConsumer grpc = new GrpcConsumer(1);

    @BeforeAll
    static void publish() {
        try (ControlPlane controlPlane = Market.controlPlane()) {
            controlPlane.publish("answered/iris", "1.0.0", SampleModel.IRIS);
            controlPlane.publish(
                    "answered/large",
                    "1.0.0",
                    HandMadeModels.withIds(),
                    ReleaseState.Status.PUBLISHED,
                    SampleModel.IRIS);
            controlPlane.subscribe("answered-tenant", "answered/iris", 0);
            controlPlane.subscribe("answered-tenant", "answered/large", 0);
            controlPlane.publish("answered/bounded", "1.0.0", SampleModel.IRIS);
            controlPlane.subscribe(
                    "answered-tenant",
                    "answered/bounded",
                    state -> state.setMonthlyRequests(100).setRateLimit(ControlPlane.rate(100, 50)));
            key = controlPlane.key("answered-tenant").reveal();
        }
        Market.awaitReady(Market.consumer(key), MODEL);
        Market.awaitReady(Market.consumer(key), "answered.large");
        Market.awaitReady(Market.consumer(key), BOUNDED);
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
    void connectionsAreSpreadOverAllEventLoops() {
        AnswerThreads answered = Arc.container().instance(AnswerThreads.class).get();
        answered.threads().clear();
        Set<EventExecutor> loops = new HashSet<>();
        Arc.container().instance(EventLoopGroup.class).get().forEach(loops::add);

        for (int connection = 0; connection < 2 * loops.size(); connection++) {
            try (GrpcConsumer own = new GrpcConsumer(grpcPort())) {
                own.with("x-api-key", key)
                        .withInterceptors(new GrpcConsumer.Header(AnswerThreads.HEADER, "yes"))
                        .modelInfer(GOOD);
            }
        }

        assertThat(loops).hasSizeGreaterThan(1);
        assertThat(new HashSet<>(answered.threads())).hasSameSizeAs(loops);
    }

    @Test
    void aSuccessfulAnswerHasTheRequestsId() {
        AtomicReference<Metadata> headers = new AtomicReference<>();

        ModelInferResponse answer = stub().withInterceptors(
                        new GrpcConsumer.Header("x-request-id", "mine-1"),
                        MetadataUtils.newCaptureMetadataInterceptor(headers, new AtomicReference<>()))
                .modelInfer(GOOD);

        assertThat(answer.getId()).isEqualTo(GOOD.getId());
        assertThat(headers.get().get(Metadata.Key.of("x-request-id", Metadata.ASCII_STRING_MARSHALLER)))
                .isEqualTo("mine-1");
    }

    @Test
    void aSuccessfulAnswerSaysWhereItsCallerStands() {
        AtomicReference<Metadata> trailers = new AtomicReference<>();

        stub().withInterceptors(MetadataUtils.newCaptureMetadataInterceptor(new AtomicReference<>(), trailers))
                .modelInfer(GOOD.toBuilder().setModelName(BOUNDED).build());

        assertThat(said(trailers, "ratelimit-policy"))
                .matches("\"rate\";q=50;w=1, \"monthly\";q=100;w=\\d+")
                .isEqualTo(overRest().header("RateLimit-Policy"));
        assertThat(said(trailers, "ratelimit")).matches("\"rate\";r=\\d+;t=\\d+, \"monthly\";r=\\d+;t=\\d+");
        assertThat(said(trailers, "violated-policies")).isNull();
    }

    @Test
    void whereNothingIsLimitedNothingIsSaidOfLimits() {
        AtomicReference<Metadata> trailers = new AtomicReference<>();

        stub().withInterceptors(MetadataUtils.newCaptureMetadataInterceptor(new AtomicReference<>(), trailers))
                .modelInfer(GOOD);

        assertThat(said(trailers, "ratelimit")).isNull();
        assertThat(said(trailers, "ratelimit-policy")).isNull();
    }

    @Test
    void messagesOverTheFourMegabytesThatAreUsualAreTakenAndAnswered() {
        float[] numbers = new float[MANY];
        numbers[MANY - 1] = 7;

        ModelInferResponse answer = stub().withMaxInboundMessageSize(64 << 20)
                .modelInfer(GrpcConsumer.raw("answered.large", "x", List.of((long) MANY), numbers));

        assertThat(numbersOf(answer).size()).isGreaterThan(4 << 20);
        assertThat(Consumer.floats(numbersOf(answer).toByteArray())[MANY - 1]).isEqualTo(7);
    }

    @Test
    void manyTypedNumbersAreDecodedToTheSame() {
        float[] numbers = new float[MANY / 4];
        numbers[numbers.length - 1] = 7;
        List<Long> shape = List.of((long) numbers.length);

        ModelInferResponse typed = stub().withMaxInboundMessageSize(64 << 20)
                .modelInfer(GrpcConsumer.typed("answered.large", "x", shape, numbers));
        ModelInferResponse packed = stub().withMaxInboundMessageSize(64 << 20)
                .withCompression("gzip")
                .modelInfer(GrpcConsumer.typed("answered.large", "x", shape, numbers));

        assertThat(numbersOf(typed).size()).isEqualTo(MANY);
        assertThat(packed).isEqualTo(typed);
    }

    private static @Nullable String said(AtomicReference<Metadata> trailers, String name) {
        return trailers.get().get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
    }

    private static Consumer.Reply overRest() {
        return Market.consumer(key)
                .post(
                        "/v2/models/" + BOUNDED + "/infer",
                        Consumer.floats("features", List.of(1, 4), new float[] {5.1f, 3.5f, 1.4f, 0.2f}));
    }

    private static ByteString numbersOf(ModelInferResponse answer) {
        int output = answer.getOutputs(0).getName().equals("y") ? 0 : 1;
        return answer.getRawOutputContents(output);
    }

    private static int grpcPort() {
        return Integer.parseInt(Market.settings().getOrDefault("quarkus.grpc.server.test-port", ""));
    }

    private static GRPCInferenceServiceBlockingStub stub() {
        return grpc.with("x-api-key", key);
    }
}
