package io.modelmarket.platform;

import static org.assertj.core.api.Assertions.assertThat;

import grpc.health.v1.HealthGrpc;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Health and reflection, which anybody may ask for, answer, and take no more from anybody than our own service. */
@QuarkusTest
@QuarkusTestResource(DataPlane.class)
class GrpcServicesTest {

    private static final byte[] DAMAGED = {0x0A, 0x7F, 'a'};
    private static final Logger EXECUTOR = Logger.getLogger("io.grpc.internal.SerializingExecutor");

    private static GrpcConsumer grpc = new GrpcConsumer(1);

    private final Severe severe = new Severe();

    @BeforeAll
    static void connect() {
        grpc = new GrpcConsumer(Integer.parseInt(Market.settings().getOrDefault("quarkus.grpc.server.test-port", "")));
    }

    @AfterAll
    static void hangUp() {
        grpc.close();
    }

    @Test
    void reflectionListsTheServices() {
        CompletableFuture<ServerReflectionResponse> answer = new CompletableFuture<>();
        StreamObserver<ServerReflectionRequest> requests =
                ServerReflectionGrpc.newStub(grpc.channel()).serverReflectionInfo(new Answer<>(answer));
        requests.onNext(ServerReflectionRequest.newBuilder().setListServices("").build());

        assertThat(answer.orTimeout(10, TimeUnit.SECONDS)
                        .join()
                        .getListServicesResponse()
                        .getServiceList())
                .extracting(ServiceResponse::getName)
                .contains("inference.GRPCInferenceService", "grpc.health.v1.Health");
        requests.onCompleted();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatUnpacksToTooMuchIsRefusedQuietly(boolean health) {
        byte[] large = new byte[1 << 20];
        large[0] = 0x1A;
        System.arraycopy(new byte[] {(byte) 0xFC, (byte) 0xFF, 0x3F}, 0, large, 1, 3);

        assertThat(refusal(health, large)).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(severe.records).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatCannotBeReadIsItsCallersMistake(boolean health) {
        assertThat(refusal(health, DAMAGED)).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(severe.records).isEmpty();
    }

    private Status.Code refusal(boolean health, byte[] message) {
        EXECUTOR.addHandler(severe);
        try {
            CompletableFuture<Object> answer = new CompletableFuture<>();
            if (health) {
                begin(HealthGrpc.getCheckMethod(), message, answer);
            } else {
                begin(ServerReflectionGrpc.getServerReflectionInfoMethod(), message, answer);
            }
            return answer.handle(
                            (done, failure) -> Status.fromThrowable(failure).getCode())
                    .orTimeout(10, TimeUnit.SECONDS)
                    .join();
        } finally {
            EXECUTOR.removeHandler(severe);
        }
    }

    private static <Q, A> void begin(MethodDescriptor<Q, A> method, byte[] message, CompletableFuture<Object> answer) {
        MethodDescriptor<byte[], A> bytes = method.toBuilder(new GrpcFlood.Bytes(), method.getResponseMarshaller())
                .setType(MethodDescriptor.MethodType.UNARY)
                .build();
        ClientCalls.asyncUnaryCall(
                grpc.channel().newCall(bytes, CallOptions.DEFAULT.withCompression("gzip")),
                message,
                new Answer<>(answer));
    }

    /** The first answer, or why there is none. */
    private record Answer<A>(CompletableFuture<? super A> first) implements StreamObserver<A> {

        @Override
        public void onNext(A message) {
            first.complete(message);
        }

        @Override
        public void onError(Throwable failure) {
            first.completeExceptionally(failure);
        }

        @Override
        public void onCompleted() {}
    }

    /** What was logged as the server's own failure. */
    private static final class Severe extends Handler {

        private final Queue<String> records = new ConcurrentLinkedQueue<>();

        @Override
        public void publish(LogRecord record) {
            if (record.getLevel().intValue() >= Level.SEVERE.intValue()) {
                records.add(record.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
