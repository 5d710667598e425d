package io.modelmarket.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.UnknownFieldSet;
import grpc.health.v1.HealthGrpc;
import grpc.health.v1.HealthOuterClass.HealthCheckRequest;
import grpc.health.v1.HealthOuterClass.HealthCheckResponse.ServingStatus;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.modelmarket.platform.body.BodyMemory;
import io.modelmarket.platform.grpc.proto.GRPCInferenceServiceGrpc;
import io.modelmarket.platform.grpc.proto.ModelInferRequest;
import io.modelmarket.platform.grpc.proto.ModelMetadataRequest;
import io.modelmarket.platform.grpc.proto.ModelReadyRequest;
import io.modelmarket.platform.grpc.proto.ServerLiveRequest;
import io.modelmarket.platform.grpc.proto.ServerMetadataRequest;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Over gRPC the same refusals are status codes with the same sentences. */
@QuarkusTest
@QuarkusTestResource(DataPlane.class)
class GrpcRefusalsTest {

    private static final ModelInferRequest GOOD =
            GrpcConsumer.raw("acme.called", "features", List.of(1L, 4L), new float[] {5.1f, 3.5f, 1.4f, 0.2f});

    private static String key = "";
    private static GrpcConsumer grpc = new GrpcConsumer(1);

    @BeforeAll
    static void publish() {
        try (ControlPlane controlPlane = Market.controlPlane()) {
            controlPlane.publish("acme/called", "1.0.0", SampleModel.IRIS);
            controlPlane.publish("acme/not-bought", "1.0.0", SampleModel.IRIS);
            controlPlane.publish("acme/used-up", "1.0.0", SampleModel.IRIS);
            controlPlane.subscribe("grpc-tenant", "acme/called", 0);
            controlPlane.subscribe("grpc-tenant", "acme/used-up", 1);
            key = controlPlane.key("grpc-tenant").reveal();
        }
        Market.awaitReady(Market.consumer(key), "acme.called");
        Market.awaitReady(Market.consumer(key), "acme.used-up");
        grpc = new GrpcConsumer(Integer.parseInt(Market.settings().getOrDefault("quarkus.grpc.server.test-port", "")));
    }

    @AfterAll
    static void hangUp() {
        grpc.close();
    }

    @Test
    void tellsRefusalsApart() {
        assertThat(code(null, GOOD)).isEqualTo(Status.Code.UNAUTHENTICATED);
        assertThat(code("nonsense", GOOD)).isEqualTo(Status.Code.UNAUTHENTICATED);
        assertThat(code(key, named("acme.not-bought"))).isEqualTo(Status.Code.PERMISSION_DENIED);
        assertThat(code(key, named("acme.nothing"))).isEqualTo(Status.Code.NOT_FOUND);
        assertThat(code(key, GOOD.toBuilder().setModelVersion("9").build())).isEqualTo(Status.Code.NOT_FOUND);
        assertThat(code(key, GOOD.toBuilder().clearRawInputContents().build())).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(code(
                        key,
                        GOOD.toBuilder()
                                .addRawInputContents(GOOD.getRawInputContents(0))
                                .build()))
                .isEqualTo(Status.Code.INVALID_ARGUMENT);
    }

    @Test
    void saysWhyAndWhenToComeAgain() {
        grpc.with("authorization", "Bearer " + key).modelInfer(named("acme.used-up"));

        StatusRuntimeException refusal = refusal(key, named("acme.used-up"));

        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(refusal.getStatus().getDescription()).contains("used up");
        Metadata trailers = Objects.requireNonNull(refusal.getTrailers());
        assertThat(trailers.keys()).contains("problem-type", "retry-after", "x-request-id");
        assertThat(said(trailers, "violated-policies")).isEqualTo("monthly");
        assertThat(said(trailers, "ratelimit")).startsWith("\"monthly\";r=0;t=");
        assertThat(said(trailers, "ratelimit-policy")).startsWith("\"monthly\";q=1;w=");
    }

    private static @Nullable String said(Metadata trailers, String key) {
        return trailers.get(Metadata.Key.of(key, Metadata.ASCII_STRING_MARSHALLER));
    }

    @Test
    void readsNothingThatWouldTakeTooMuchMemory() {
        UnknownFieldSet fields = many();

        StatusRuntimeException refusal =
                refusal(key, GOOD.toBuilder().setUnknownFields(fields).build());

        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refusal.getStatus().getDescription()).contains("bytes in memory");
        assertThat(Objects.requireNonNull(refusal.getTrailers()).keys()).contains("problem-type", "x-request-id");
        StatusRuntimeException stranger = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> grpc.with("x-api-key", null)
                        .modelReady(ModelReadyRequest.newBuilder()
                                .setUnknownFields(fields)
                                .build()));
        assertThat(stranger.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(stranger.getStatus().getDescription()).contains("larger than the 65536 bytes");
        await().untilAsserted(() -> assertThat(held()).isZero());
    }

    @Test
    void unpacksForStrangersNoMoreThanTheyMaySend() {
        String zeros = "0".repeat(16 << 20);

        StatusRuntimeException stranger = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> grpc.with("x-api-key", null)
                        .withCompression("gzip")
                        .modelReady(
                                ModelReadyRequest.newBuilder().setName(zeros).build()));
        StatusRuntimeException caller = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> grpc.with("x-api-key", key)
                        .withCompression("gzip")
                        .modelInfer(GOOD.toBuilder().setUnknownFields(many()).build()));

        assertThat(stranger.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(stranger.getStatus().getDescription()).contains("larger than the 65536 bytes");
        assertThat(caller.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(caller.getStatus().getDescription()).contains("bytes in memory");
        assertThat(grpc.with("x-api-key", key)
                        .withCompression("gzip")
                        .modelInfer(GOOD)
                        .getOutputsCount())
                .isPositive();
        await().untilAsserted(() -> assertThat(held()).isZero());
    }

    @Test
    void whatCannotBeReadIsItsCallersMistake() {
        StatusRuntimeException stranger = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> damaged(grpc.channel(), GRPCInferenceServiceGrpc.getModelReadyMethod()));
        StatusRuntimeException caller = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> damaged(
                        ClientInterceptors.intercept(grpc.channel(), new GrpcConsumer.Header("x-api-key", key)),
                        GRPCInferenceServiceGrpc.getModelInferMethod()));

        assertThat(stranger.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(stranger.getStatus().getDescription()).contains("not of its type");
        assertThat(caller.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(caller.getStatus().getDescription()).contains("not a ModelInferRequest");
        assertThat(Objects.requireNonNull(caller.getTrailers()).keys()).contains("problem-type", "x-request-id");
    }

    @Test
    void tellsHealthAndMetadata() {
        var stub = grpc.with("x-api-key", key);

        assertThat(stub.serverLive(ServerLiveRequest.getDefaultInstance()).getLive())
                .isTrue();
        assertThat(stub.serverMetadata(ServerMetadataRequest.getDefaultInstance())
                        .getName())
                .isEqualTo("modelmarket");
        assertThat(stub.modelReady(ModelReadyRequest.newBuilder()
                                .setName("acme.called")
                                .build())
                        .getReady())
                .isTrue();
        assertThat(stub.modelMetadata(ModelMetadataRequest.newBuilder()
                                .setName("acme.called")
                                .build())
                        .getInputs(0)
                        .getShapeList())
                .containsExactly(-1L, 4L);
        await().untilAsserted(() -> assertThat(HealthGrpc.newBlockingStub(grpc.channel())
                        .check(HealthCheckRequest.getDefaultInstance())
                        .getStatus())
                .isEqualTo(ServingStatus.SERVING));
    }

    private static long held() {
        return Arc.container().instance(BodyMemory.class).get().held();
    }

    private static <A> A damaged(Channel channel, MethodDescriptor<?, A> method) {
        return ClientCalls.blockingUnaryCall(
                channel,
                method.toBuilder(new GrpcFlood.Bytes(), method.getResponseMarshaller())
                        .build(),
                CallOptions.DEFAULT,
                new byte[] {0x0A, 0x7F, 'a'});
    }

    private static UnknownFieldSet many() {
        UnknownFieldSet.Field.Builder many = UnknownFieldSet.Field.newBuilder();
        for (int i = 0; i < 2_000_000; i++) {
            many.addVarint(1);
        }
        return UnknownFieldSet.newBuilder().addField(100, many.build()).build();
    }

    private static ModelInferRequest named(String model) {
        return GOOD.toBuilder().setModelName(model).build();
    }

    private static Status.Code code(@Nullable String token, ModelInferRequest request) {
        return refusal(token, request).getStatus().getCode();
    }

    private static StatusRuntimeException refusal(@Nullable String token, ModelInferRequest request) {
        return catchThrowableOfType(
                StatusRuntimeException.class,
                () -> grpc.with("x-api-key", token).modelInfer(request));
    }
}
