package io.modelmarket.platform.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.grpc.Attributes;
import io.grpc.Context;
import io.grpc.MethodDescriptor;
import io.grpc.ServerStreamTracer.ServerCallInfo;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.modelmarket.platform.body.BodyMemory;
import io.modelmarket.platform.body.Patience;
import io.modelmarket.platform.body.SlowCallers;
import io.modelmarket.platform.grpc.proto.GRPCInferenceServiceGrpc;
import io.modelmarket.platform.grpc.proto.ModelInferRequest;
import io.modelmarket.platform.key.ApiKey;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was to be a call and never became one is told of once, however the transport ended it. */
class LostMessagesTest {

    private static final ApiKey KEY = new ApiKey("k1", "globex", ByteString.EMPTY, null, null, null);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ModelInferRequest REQUEST =
            ModelInferRequest.newBuilder().setModelName("acme.called").build();

    private final BodyMemory memory = new BodyMemory(2 << 20, new SimpleMeterRegistry());
    private final SlowCallers slow = new SlowCallers(new Patience(PATIENCE));
    private final List<String> lost = new ArrayList<>();
    private final GrpcBody body = new GrpcBody(
            memory,
            slow,
            256 << 10,
            (key, request, begun, why) -> lost.add(key.id() + " " + request.getModelName() + " " + why.type()));

    @ParameterizedTest
    @CsvSource({
        "CANCELLED, CANCELLED",
        "UNAVAILABLE, CANCELLED",
        "DEADLINE_EXCEEDED, REQUEST_TIMEOUT",
        "RESOURCE_EXHAUSTED, TOO_LARGE",
        "INTERNAL, INVALID_REQUEST",
        "UNKNOWN, INTERNAL"
    })
    void aMessageThatDoesNotComeToItsEnd(Status.Code code, String counted) {
        begin(GRPCInferenceServiceGrpc.getModelInferMethod());
        body.inboundMessage(0);
        body.inboundWireSize(4);

        body.streamClosed(code.toStatus());

        assertThat(lost).containsExactly("k1  " + counted);
    }

    @Test
    void aCallWithoutAnyMessage() {
        begin(GRPCInferenceServiceGrpc.getModelInferMethod());

        body.streamClosed(Status.CANCELLED);

        assertThat(lost).containsExactly("k1  CANCELLED");
    }

    @Test
    void aWholeMessageIsOfItsModel() {
        begin(GRPCInferenceServiceGrpc.getModelInferMethod());
        comes();

        body.streamClosed(Status.DEADLINE_EXCEEDED);

        assertThat(lost).containsExactly("k1 acme.called TIMEOUT");
        assertThat(body.next().counted()).as("whoever comes too late for it").isTrue();
        assertThat(memory.held()).isZero();
    }

    @Test
    void whomWeGaveUpWasTooSlow() {
        Context context = body.filterContext(Context.ROOT);
        begin(GRPCInferenceServiceGrpc.getModelInferMethod());
        body.inboundMessage(0);
        body.inboundWireSize(4);

        slow.look(System.nanoTime() + PATIENCE.plusSeconds(2).toNanos());
        assertThat(context.isCancelled()).isTrue();
        body.streamClosed(Status.DEADLINE_EXCEEDED);

        assertThat(lost).containsExactly("k1  REQUEST_TIMEOUT");
    }

    @Test
    void forWhatThereIsNoMemory() {
        begin(GRPCInferenceServiceGrpc.getModelInferMethod());
        body.inboundMessage(0);
        assertThatThrownBy(() -> body.inboundWireSize(4 << 20)).isInstanceOf(StatusRuntimeException.class);

        body.streamClosed(Status.INVALID_ARGUMENT);

        assertThat(lost).containsExactly("k1  TOO_LARGE");
    }

    @Test
    void ofAStreamEachMessageThatNobodyTook() {
        begin(GRPCInferenceServiceGrpc.getModelStreamInferMethod());
        comes();
        assertThat(body.next().counted()).isFalse();
        comes();
        body.inboundMessage(2);
        body.inboundWireSize(4);

        body.streamClosed(Status.CANCELLED);

        assertThat(lost).containsExactly("k1 acme.called CANCELLED", "k1  CANCELLED");
    }

    @Test
    void aCallThatWasBegunIsNotLost() {
        begin(GRPCInferenceServiceGrpc.getModelInferMethod());
        comes();
        body.next().hold().release();

        body.streamClosed(Status.DEADLINE_EXCEEDED);
        body.streamClosed(Status.DEADLINE_EXCEEDED);

        assertThat(lost).isEmpty();
    }

    @Test
    void norIsAStreamThatIsOnlyOpen() {
        begin(GRPCInferenceServiceGrpc.getModelStreamInferMethod());

        body.streamClosed(Status.CANCELLED);

        assertThat(lost).isEmpty();
    }

    @Test
    void strangersAreTurnedAwayBefore() {
        started(GRPCInferenceServiceGrpc.getModelInferMethod());
        body.inboundMessage(0);

        body.streamClosed(Status.UNAUTHENTICATED);

        assertThat(lost).isEmpty();
    }

    private void begin(MethodDescriptor<?, ?> method) {
        started(method);
        body.of(KEY);
    }

    private void comes() {
        byte[] bytes = REQUEST.toByteArray();
        body.inboundMessage(0);
        body.inboundWireSize(bytes.length);
        body.inboundMessageRead(0, bytes.length, bytes.length);
        body.read(new ByteArrayInputStream(bytes));
    }

    private void started(MethodDescriptor<?, ?> method) {
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
}
