package io.modelmarket.platform.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.platform.body.BodyMemory;
import io.modelmarket.platform.body.Patience;
import io.modelmarket.platform.body.SlowCallers;
import io.modelmarket.platform.grpc.CallMetadata.Caller;
import io.modelmarket.platform.grpc.proto.ModelInferRequest;
import io.modelmarket.platform.grpc.proto.ModelInferResponse;
import io.modelmarket.platform.grpc.proto.ModelStreamInferResponse;
import io.modelmarket.platform.inference.Answer;
import io.modelmarket.platform.inference.EndedBy;
import io.modelmarket.platform.inference.Pending;
import io.modelmarket.platform.key.ApiKey;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A stream that the server ends by itself, of which the caller's cancellation never comes. */
class InferStreamTest {

    private static final ModelInferRequest REQUEST =
            ModelInferRequest.newBuilder().setModelName("acme.called").build();

    private final BodyMemory memory = new BodyMemory(2 << 20, new SimpleMeterRegistry());
    private final GrpcBody body = new GrpcBody(
            memory, new SlowCallers(new Patience(Duration.ofSeconds(60))), 256 << 10, (key, request, begun, why) -> {});
    private final CompletableFuture<Answer<ModelInferResponse>> answer = new CompletableFuture<>();
    private final Queue<Runnable> onLoop = new ArrayDeque<>();
    private final List<EndedBy> endedBy = new ArrayList<>();
    private final Unread answers = new Unread();

    @Test
    void endsTheCallsUnderWayAndGivesBackWhatTheyHeld() {
        InferStream stream = stream(() -> {});
        next(stream);
        assertThat(memory.held()).isPositive();
        assertThat(answer).isNotDone();

        body.streamClosed(Status.INTERNAL);

        assertThat(answer).isCompletedExceptionally();
        assertThat(memory.held()).isZero();
    }

    @Test
    void isTheCallersDoingWhereHeLeft() {
        next(stream(() -> {}));

        body.streamClosed(Status.CANCELLED);

        assertThat(endedBy).containsExactly(EndedBy.CALLER);
    }

    @Test
    void isTheCallersDoingWhereHisConnectionIsLost() {
        next(stream(() -> {}));

        body.streamClosed(Status.UNAVAILABLE);

        assertThat(endedBy).containsExactly(EndedBy.CALLER);
    }

    @Test
    void isNobodysDoingWhereItsTimeIsOver() {
        next(stream(() -> {}));

        body.streamClosed(Status.DEADLINE_EXCEEDED);

        assertThat(endedBy).containsExactly(EndedBy.DEADLINE);
    }

    @Test
    void isNotTheCallersDoingWhereThereIsNoMemoryForHisNextMessage() {
        next(stream(() -> {}));
        body.inboundMessage(1);
        assertThatThrownBy(() -> body.inboundWireSize(2 << 20)).isInstanceOf(StatusRuntimeException.class);

        body.streamClosed(Status.UNAVAILABLE);

        assertThat(endedBy).containsExactly(EndedBy.NODE);
    }

    @Test
    void isNotTheCallersDoingWhereHeIsGivenUp() {
        next(stream(() -> {}));
        body.giveUp();

        body.streamClosed(Status.DEADLINE_EXCEEDED);

        assertThat(endedBy).containsExactly(EndedBy.NODE);
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.Code.class,
            names = {"INTERNAL", "RESOURCE_EXHAUSTED", "UNKNOWN", "INVALID_ARGUMENT"})
    void isNotTheCallersDoingWhereTheServerEndedIt(Status.Code code) {
        next(stream(() -> {}));

        body.streamClosed(code.toStatus());

        assertThat(endedBy).containsExactly(EndedBy.NODE);
    }

    @Test
    void doesSoForAMessageThatCameMeanwhile() {
        InferStream stream = stream(() -> body.streamClosed(Status.INTERNAL));

        next(stream);

        assertThat(answer).isCompletedExceptionally();
        assertThat(memory.held()).isZero();
    }

    @Test
    void holdsNothingForAMessageThatWasReadMeanwhile() {
        InferStream stream = stream(() -> {});
        body.streamClosed(Status.INTERNAL);

        next(stream);

        assertThat(answer).as("what was begun for it").isCompletedExceptionally();
        assertThat(memory.held()).isZero();
    }

    @Test
    void writesAnswersWhereTheCallCameAndNotWhereTheyWereRecorded() {
        next(stream(() -> {}, onLoop::add));

        answer.complete(new Answer<>(ModelInferResponse.getDefaultInstance(), List.of()));

        assertThat(answers.sent).isZero();
        onLoop.remove().run();
        assertThat(answers.sent).isEqualTo(1);
    }

    private void next(InferStream stream) {
        body.read(new ByteArrayInputStream(REQUEST.toByteArray()));
        stream.onNext(REQUEST);
    }

    private InferStream stream(Runnable meanwhile) {
        return stream(meanwhile, Runnable::run);
    }

    private InferStream stream(Runnable meanwhile, Executor loop) {
        body.of(new ApiKey("k1", "globex", ByteString.EMPTY, null, null, null));
        InferStream.Calls calls = (message, caller) -> {
            meanwhile.run();
            return new Pending<>(answer, who -> {
                endedBy.add(who);
                answer.completeExceptionally(new ProblemException(ProblemType.CANCELLED, "nobody waits"));
            });
        };
        return new InferStream(calls, body, new Caller("k1", "r1", null), loop, answers);
    }

    /** Answers that nobody has read yet, and that nobody has cancelled. */
    private static final class Unread extends ServerCallStreamObserver<ModelStreamInferResponse> {

        private int sent;

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public void setOnCancelHandler(Runnable handler) {}

        @Override
        public void setCompression(String compression) {}

        @Override
        public boolean isReady() {
            return false;
        }

        @Override
        public void setOnReadyHandler(Runnable handler) {}

        @Override
        public void disableAutoRequest() {}

        @Override
        public void disableAutoInboundFlowControl() {}

        @Override
        public void request(int count) {}

        @Override
        public void setMessageCompression(boolean enable) {}

        @Override
        public void onNext(ModelStreamInferResponse message) {
            sent++;
        }

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onCompleted() {}
    }
}
