package io.modelmarket.platform.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.grpc.Attributes;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerStreamTracer.ServerCallInfo;
import io.grpc.Status;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.modelmarket.platform.body.BodyMemory;
import io.modelmarket.platform.body.Patience;
import io.modelmarket.platform.body.SlowCallers;
import io.modelmarket.platform.grpc.proto.GRPCInferenceServiceGrpc;
import io.modelmarket.platform.grpc.proto.ModelReadyRequest;
import io.modelmarket.platform.grpc.proto.ModelReadyResponse;
import io.modelmarket.platform.key.ApiKey;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who holds memory by sending no end, or by not reading, is given up; who only keeps his stream open is not. */
class SlowGrpcCallersTest {

    private static final ApiKey KEY = new ApiKey("k1", "globex", ByteString.EMPTY, null, null, null);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int TEN_SECONDS_WORTH = 640 << 10;

    private final BodyMemory memory = new BodyMemory(4 << 20, new SimpleMeterRegistry());
    private final SlowCallers slow = new SlowCallers(new Patience(PATIENCE));
    private final GrpcBody body = new GrpcBody(memory, slow, 256 << 10, (key, request, begun, why) -> {});
    private final Context context = body.filterContext(Context.ROOT);

    @Test
    void aMessageHasItsTimeAndASecondForEach64KiB() {
        begin(GRPCInferenceServiceGrpc.getModelStreamInferMethod());
        body.inboundWireSize(TEN_SECONDS_WORTH);

        lookAfter(PATIENCE.plusSeconds(9));
        assertThat(context.isCancelled()).isFalse();
        lookAfter(PATIENCE.plusSeconds(11));

        assertThat(context.cancellationCause()).isInstanceOf(TimeoutException.class);
        body.streamClosed(Status.DEADLINE_EXCEEDED);
        assertThat(memory.held()).isZero();
    }

    @Test
    void aWholeMessageWithoutTheEndOfItsCallIsWaitedForToo() {
        begin(GRPCInferenceServiceGrpc.getModelInferMethod());
        body.inboundWireSize(4);
        body.inboundMessageRead(0, 4, 4);
        body.read(new ByteArrayInputStream(new byte[0]));

        lookAfter(PATIENCE.plusSeconds(2));

        assertThat(context.isCancelled()).isTrue();
    }

    @Test
    void aCallThatRunsAndAStreamThatIsOnlyOpenAreLeft() {
        begin(GRPCInferenceServiceGrpc.getModelInferMethod());
        body.inboundWireSize(4);
        body.inboundMessageRead(0, 4, 4);
        body.read(new ByteArrayInputStream(new byte[0]));
        body.next().hold().release();
        GrpcBody open = new GrpcBody(memory, slow, 256 << 10, (key, request, begun, why) -> {});
        Context stream = open.filterContext(Context.ROOT);
        open.of(KEY);
        started(open, GRPCInferenceServiceGrpc.getModelStreamInferMethod());
        open.inboundMessage(0);
        open.inboundWireSize(4);
        open.inboundMessageRead(0, 4, 4);

        lookAfter(Duration.ofHours(1));

        assertThat(context.isCancelled()).isFalse();
        assertThat(stream.isCancelled()).isFalse();
    }

    @Test
    void anAnswerHasAsMuchTimeToBeReadUnlessItIs() {
        begin(GRPCInferenceServiceGrpc.getModelStreamInferMethod());
        body.inboundMessageRead(0, 0, 0);
        body.waitForReader(TEN_SECONDS_WORTH);
        lookAfter(PATIENCE.plusSeconds(9));
        body.hasRead();
        lookAfter(Duration.ofHours(1));
        assertThat(context.isCancelled()).isFalse();

        body.waitForReader(TEN_SECONDS_WORTH);
        lookAfter(PATIENCE.plusSeconds(11));

        assertThat(context.isCancelled()).isTrue();
    }

    @Test
    void strangersAreWaitedForNoLongerAndHaveOnePartOfTheMemoryTogether() {
        GrpcBody first = stranger();
        Context given = first.filterContext(Context.ROOT);
        GrpcBody second = stranger();
        first.inboundWireSize(60_000);
        second.inboundWireSize(60_000);
        second.inboundMessageRead(0, 60_000, 60_000);
        stranger().inboundWireSize(60_000);
        stranger().inboundWireSize(60_000);

        GrpcBody late = stranger();
        assertThatThrownBy(() -> late.inboundWireSize(60_000)).hasMessageContaining("UNAVAILABLE");
        second.cameWhole();
        stranger().inboundWireSize(60_000);
        lookAfter(PATIENCE.plusSeconds(2));

        assertThat(given.isCancelled()).isTrue();
        first.streamClosed(Status.DEADLINE_EXCEEDED);
        memory.of("globex").take(1 << 20);
        assertThat(memory.held()).isGreaterThan(1 << 20);
    }

    private GrpcBody stranger() {
        GrpcBody stranger = new GrpcBody(memory, slow, 256 << 10, (key, request, begun, why) -> {});
        stranger.ofStranger(new Unanswered());
        started(stranger, GRPCInferenceServiceGrpc.getModelReadyMethod());
        stranger.inboundMessage(0);
        return stranger;
    }

    private void begin(MethodDescriptor<?, ?> method) {
        body.of(KEY);
        started(body, method);
        body.inboundMessage(0);
    }

    private void lookAfter(Duration later) {
        slow.look(System.nanoTime() + later.toNanos());
    }

    private static void started(GrpcBody body, MethodDescriptor<?, ?> method) {
        body.serverCallStarted(info(method));
    }

    private static <Q, A> ServerCallInfo<Q, A> info(MethodDescriptor<Q, A> method) {
        return new ServerCallInfo<>() {
            @Override
            public MethodDescriptor<Q, A> getMethodDescriptor() {
                return method;
            }

            @Override
            public Attributes getAttributes() {
                return Attributes.EMPTY;
            }

            @Override
            public @Nullable String getAuthority() {
                return null;
            }
        };
    }

    /** A call of which nothing is heard. */
    private static final class Unanswered extends ServerCall<ModelReadyRequest, ModelReadyResponse> {

        @Override
        public void request(int count) {}

        @Override
        public void sendHeaders(Metadata headers) {}

        @Override
        public void sendMessage(ModelReadyResponse message) {}

        @Override
        public void close(Status status, Metadata trailers) {}

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public MethodDescriptor<ModelReadyRequest, ModelReadyResponse> getMethodDescriptor() {
            return GRPCInferenceServiceGrpc.getModelReadyMethod();
        }
    }
}
