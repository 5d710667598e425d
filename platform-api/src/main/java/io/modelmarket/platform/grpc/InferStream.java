package io.modelmarket.platform.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.modelmarket.platform.body.Hold;
import io.modelmarket.platform.grpc.CallMetadata.Caller;
import io.modelmarket.platform.grpc.proto.ModelInferRequest;
import io.modelmarket.platform.grpc.proto.ModelInferResponse;
import io.modelmarket.platform.grpc.proto.ModelStreamInferResponse;
import io.modelmarket.platform.inference.Answer;
import io.modelmarket.platform.inference.Pending;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One {@code ModelStreamInfer}: each message is a call of its own, admitted, run and billed like any other, and up to
 * {@value #WINDOW} are under way at once. Answers come in the order of the requests; a call that fails is answered with
 * a message that says so and ends nothing. A caller who does not read his answers is not asked for more requests.
 */
final class InferStream implements StreamObserver<ModelInferRequest> {

    private static final int WINDOW = 64;

    private final Calls calls;
    private final GrpcBody body;
    private final Caller caller;
    private final Executor loop;
    private final ServerCallStreamObserver<ModelStreamInferResponse> answers;
    private final Set<Pending<ModelInferResponse>> underWay = ConcurrentHashMap.newKeySet();
    private final Map<Hold, Pending<ModelInferResponse>> kept = new ConcurrentHashMap<>();
    private final Queue<Hold> sent = new ConcurrentLinkedQueue<>();
    private CompletionStage<?> answered = CompletableFuture.completedFuture(null);
    private long count;

    /** Begins a call. */
    interface Calls {
        Pending<ModelInferResponse> begin(RequestMessage message, CallMetadata.Caller caller);
    }

    /**
     * For one call.
     *
     * @param loop where it is answered
     */
    InferStream(
            Calls calls,
            GrpcBody body,
            Caller caller,
            Executor loop,
            ServerCallStreamObserver<ModelStreamInferResponse> answers) {
        this.calls = calls;
        this.body = body;
        this.caller = caller;
        this.loop = loop;
        this.answers = answers;
        answers.disableAutoRequest();
        answers.setOnCancelHandler(this::cancel);
        answers.setOnReadyHandler(this::goOn);
        answers.request(WINDOW);
        body.closed().thenRun(this::end);
    }

    @Override
    public void onNext(ModelInferRequest request) {
        count++;
        String requestId = count == 1 ? caller.requestId() : caller.requestId() + "-" + count;
        RequestMessage message = body.next();
        Pending<ModelInferResponse> pending = calls.begin(message, caller.withRequestId(requestId));
        underWay.add(pending);
        kept.put(message.hold(), pending);
        if (body.isClosed()) {
            end();
        }
        CompletionStage<ModelStreamInferResponse> answer = pending.answer().handle((done, failure) -> {
            underWay.remove(pending);
            return message(request, done, failure, requestId);
        });
        answered = answered.thenCompose(before -> answer)
                .thenAcceptAsync(answering -> send(answering, message.hold()), loop);
    }

    @Override
    public void onError(Throwable failure) {
        cancel();
    }

    @Override
    public void onCompleted() {
        answered = answered.thenRun(() -> {
            if (!answers.isCancelled()) {
                answers.onCompleted();
            }
        });
    }

    private void cancel() {
        underWay.forEach(pending -> pending.cancel().accept(body.endedBy()));
    }

    /** However the stream ended, by us or the caller: for nobody a call runs on; what each has goes when it is over. */
    private void end() {
        cancel();
        kept.forEach((hold, pending) -> pending.answer().whenComplete((done, failure) -> {
            hold.release();
            kept.remove(hold);
        }));
    }

    private void send(ModelStreamInferResponse message, Hold hold) {
        if (!answers.isCancelled()) {
            sent.add(hold);
            answers.onNext(message);
            goOn();
            if (!sent.isEmpty()) {
                body.waitForReader(message.getSerializedSize());
            }
        }
    }

    /** For each answer that has left as far as the caller reads, another request. */
    private void goOn() {
        if (answers.isReady()) {
            int gone = releaseSent();
            if (gone > 0) {
                answers.request(gone);
            }
        }
    }

    private int releaseSent() {
        int count = 0;
        for (Hold hold = sent.poll(); hold != null; hold = sent.poll()) {
            hold.release();
            kept.remove(hold);
            count++;
        }
        if (count > 0) {
            body.hasRead();
        }
        return count;
    }

    private static ModelStreamInferResponse message(
            ModelInferRequest request,
            @Nullable Answer<ModelInferResponse> answer,
            @Nullable Throwable failure,
            String requestId) {
        ModelStreamInferResponse.Builder message = ModelStreamInferResponse.newBuilder();
        if (answer != null) {
            return message.setInferResponse(answer.body()).build();
        }
        Throwable cause = failure == null ? new IllegalStateException("neither answer nor failure") : failure;
        String text = Statuses.of(cause, requestId).getStatus().getDescription();
        return message.setErrorMessage("[request id: " + requestId + "] " + text)
                .setInferResponse(ModelInferResponse.newBuilder()
                        .setModelName(request.getModelName())
                        .setId(request.getId()))
                .build();
    }
}
