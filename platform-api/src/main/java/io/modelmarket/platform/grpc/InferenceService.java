package io.modelmarket.platform.grpc;

import io.grpc.BindableService;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.platform.grpc.proto.GRPCInferenceServiceGrpc;
import io.modelmarket.platform.grpc.proto.GRPCInferenceServiceGrpc.AsyncService;
import io.modelmarket.platform.grpc.proto.ModelConfigRequest;
import io.modelmarket.platform.grpc.proto.ModelConfigResponse;
import io.modelmarket.platform.grpc.proto.ModelInferRequest;
import io.modelmarket.platform.grpc.proto.ModelInferResponse;
import io.modelmarket.platform.grpc.proto.ModelMetadataRequest;
import io.modelmarket.platform.grpc.proto.ModelMetadataResponse;
import io.modelmarket.platform.grpc.proto.ModelMetadataResponse.TensorMetadata;
import io.modelmarket.platform.grpc.proto.ModelReadyRequest;
import io.modelmarket.platform.grpc.proto.ModelReadyResponse;
import io.modelmarket.platform.grpc.proto.ModelStatisticsRequest;
import io.modelmarket.platform.grpc.proto.ModelStatisticsResponse;
import io.modelmarket.platform.grpc.proto.ModelStreamInferResponse;
import io.modelmarket.platform.grpc.proto.RepositoryIndexRequest;
import io.modelmarket.platform.grpc.proto.RepositoryIndexResponse;
import io.modelmarket.platform.grpc.proto.ServerLiveRequest;
import io.modelmarket.platform.grpc.proto.ServerLiveResponse;
import io.modelmarket.platform.grpc.proto.ServerMetadataRequest;
import io.modelmarket.platform.grpc.proto.ServerMetadataResponse;
import io.modelmarket.platform.grpc.proto.ServerReadyRequest;
import io.modelmarket.platform.grpc.proto.ServerReadyResponse;
import io.modelmarket.platform.inference.Answer;
import io.modelmarket.platform.inference.Call;
import io.modelmarket.platform.inference.Inference;
import io.modelmarket.platform.inference.InferenceConfig;
import io.modelmarket.platform.inference.Offers;
import io.modelmarket.platform.inference.Pending;
import io.modelmarket.platform.key.ApiKey;
import io.quarkus.grpc.GrpcService;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The protocol's service. */
@GrpcService
class InferenceService implements BindableService, AsyncService {

    private final Inference inference;
    private final Offers offers;
    private final InferenceConfig config;
    private final Extensions extensions;

    InferenceService(Inference inference, Offers offers, InferenceConfig config, Extensions extensions) {
        this.inference = inference;
        this.offers = offers;
        this.config = config;
        this.extensions = extensions;
    }

    @Override
    public ServerServiceDefinition bindService() {
        return WeighedRequests.of(GRPCInferenceServiceGrpc.bindService(this));
    }

    @Override
    public void serverLive(ServerLiveRequest request, StreamObserver<ServerLiveResponse> answers) {
        answer(answers, () -> ServerLiveResponse.newBuilder().setLive(true).build());
    }

    @Override
    public void serverReady(ServerReadyRequest request, StreamObserver<ServerReadyResponse> answers) {
        answer(
                answers,
                () -> ServerReadyResponse.newBuilder().setReady(offers.ready()).build());
    }

    @Override
    public void serverMetadata(ServerMetadataRequest request, StreamObserver<ServerMetadataResponse> answers) {
        answer(answers, () -> {
            Offers.ServerView server = offers.server();
            return ServerMetadataResponse.newBuilder()
                    .setName(server.name())
                    .setVersion(server.version())
                    .addAllExtensions(server.extensions())
                    .build();
        });
    }

    @Override
    public void modelReady(ModelReadyRequest request, StreamObserver<ModelReadyResponse> answers) {
        String key = CallMetadata.caller().key();
        answer(
                answers,
                () -> ModelReadyResponse.newBuilder()
                        .setReady(offers.ready(key, request.getName(), request.getVersion()))
                        .build());
    }

    @Override
    public void modelMetadata(ModelMetadataRequest request, StreamObserver<ModelMetadataResponse> answers) {
        String key = CallMetadata.caller().key();
        answer(answers, () -> {
            Offers.ModelView model = offers.model(key, request.getName(), request.getVersion());
            return ModelMetadataResponse.newBuilder()
                    .setName(model.name())
                    .addAllVersions(model.versions())
                    .setPlatform(model.platform())
                    .addAllInputs(tensors(model.inputs()))
                    .addAllOutputs(tensors(model.outputs()))
                    .build();
        });
    }

    @Override
    public void modelInfer(ModelInferRequest request, StreamObserver<ModelInferResponse> answers) {
        CallMetadata.Caller caller = CallMetadata.caller();
        MarkedCall<?, ?> call = MarkedCall.present();
        GrpcBody body = GrpcBody.present();
        RequestMessage message = body.next();
        Pending<ModelInferResponse> pending = begin(message, caller, body.key());
        if (answers instanceof ServerCallStreamObserver<?> observed) {
            observed.setOnCancelHandler(() -> pending.cancel().accept(body.endedBy()));
        }
        // The answer comes from the one thread that writes the journal, which has no time to write it out.
        pending.answer()
                .whenCompleteAsync(
                        (answer, failure) -> {
                            body.waitForReader(
                                    answer == null ? 0 : answer.body().getSerializedSize());
                            if (answer != null && call != null) {
                                call.standing(answer.limits());
                            }
                            finish(answers, answer, failure, caller.requestId());
                        },
                        CallLoop.present())
                .whenComplete((answer, failure) -> body.closed().thenRun(message.hold()::release));
    }

    @Override
    public StreamObserver<ModelInferRequest> modelStreamInfer(StreamObserver<ModelStreamInferResponse> answers) {
        GrpcBody body = GrpcBody.present();
        return new InferStream(
                (message, caller) -> begin(message, caller, body.key()),
                body,
                CallMetadata.caller(),
                CallLoop.present(),
                (ServerCallStreamObserver<ModelStreamInferResponse>) answers);
    }

    private Pending<ModelInferResponse> begin(RequestMessage message, CallMetadata.Caller caller, ApiKey key) {
        ModelInferRequest request = message.request();
        Call call = new Call(
                key,
                request.getModelName(),
                request.getModelVersion(),
                caller.requestId(),
                request.getSerializedSize(),
                caller.traceParent());
        ProblemException refusal = message.refusal();
        if (refusal != null) {
            if (!message.counted()) {
                inference.refused(call, System.nanoTime(), refusal);
            }
            return new Pending<>(CompletableFuture.failedFuture(refusal), who -> {});
        }
        GrpcExchange exchange = new GrpcExchange(request, config, message.hold());
        return message.isLong()
                ? Pending.elsewhere(() -> inference.infer(call, exchange))
                : inference.infer(call, exchange);
    }

    @Override
    public void modelConfig(ModelConfigRequest request, StreamObserver<ModelConfigResponse> answers) {
        String key = CallMetadata.caller().key();
        answer(answers, () -> extensions.configuration(key, request));
    }

    @Override
    public void modelStatistics(ModelStatisticsRequest request, StreamObserver<ModelStatisticsResponse> answers) {
        String key = CallMetadata.caller().key();
        answer(answers, () -> extensions.statistics(key, request));
    }

    @Override
    public void repositoryIndex(RepositoryIndexRequest request, StreamObserver<RepositoryIndexResponse> answers) {
        String key = CallMetadata.caller().key();
        answer(answers, () -> extensions.index(key, request));
    }

    private static void finish(
            StreamObserver<ModelInferResponse> answers,
            @Nullable Answer<ModelInferResponse> answer,
            @Nullable Throwable failure,
            String requestId) {
        if (answers instanceof ServerCallStreamObserver<?> call && call.isCancelled()) {
            return;
        }
        if (answer == null) {
            Throwable cause = failure == null ? new IllegalStateException("neither answer nor failure") : failure;
            answers.onError(Statuses.of(cause, requestId));
        } else {
            answers.onNext(answer.body());
            answers.onCompleted();
        }
    }

    private static <A> void answer(StreamObserver<A> answers, Supplier<A> supplier) {
        A found;
        try {
            found = supplier.get();
        } catch (RuntimeException e) {
            answers.onError(Statuses.of(e, CallMetadata.caller().requestId()));
            return;
        }
        answers.onNext(found);
        answers.onCompleted();
    }

    private static List<TensorMetadata> tensors(List<Offers.TensorView> tensors) {
        return tensors.stream()
                .map(tensor -> TensorMetadata.newBuilder()
                        .setName(tensor.name())
                        .setDatatype(tensor.datatype())
                        .addAllShape(tensor.shape())
                        .build())
                .toList();
    }
}
