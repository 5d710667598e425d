package io.modelmarket.platform;

import io.grpc.Context;
import io.grpc.Context.CancellableContext;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.modelmarket.platform.grpc.proto.GRPCInferenceServiceGrpc;
import io.modelmarket.platform.grpc.proto.GRPCInferenceServiceGrpc.GRPCInferenceServiceStub;
import io.modelmarket.platform.grpc.proto.ModelInferRequest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Callers of a model that takes one number and goes on for ever, who do not wait for that. */
final class LeavingCallers implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final GrpcConsumer grpc;
    private final int http;
    private final String key;

    /** What they come over. */
    enum Way {
        HTTP,
        HTTP_2,
        GRPC,
        STREAM
    }

    LeavingCallers(int http, int grpcPort, String key) {
        this.http = http;
        this.grpc = new GrpcConsumer(grpcPort);
        this.key = key;
    }

    /** Begins a call; what comes back ends it. */
    Runnable begin(Way way, String model) {
        return switch (way) {
            case HTTP -> rest(HttpVersion.HTTP_1_1, model);
            case HTTP_2 -> rest(HttpVersion.HTTP_2, model);
            case GRPC -> unary(model);
            case STREAM -> streamed(model);
        };
    }

    @Override
    public void close() {
        grpc.close();
        join(vertx.close());
    }

    private Runnable rest(HttpVersion version, String model) {
        HttpClient client = vertx.createHttpClient(
                new HttpClientOptions().setProtocolVersion(version).setHttp2ClearTextUpgrade(false));
        HttpClientRequest request =
                join(client.request(HttpMethod.POST, http, "127.0.0.1", "/v2/models/" + model + "/infer"));
        request.putHeader("X-API-Key", key);
        join(request.end(Buffer.buffer(Consumer.floats("x", List.of(1), new float[] {1}))));
        return () -> {
            if (version == HttpVersion.HTTP_2) {
                request.reset();
            } else {
                join(request.connection().close());
            }
        };
    }

    private Runnable unary(String model) {
        CancellableContext call = Context.current().withCancellation();
        call.run(() -> stub().modelInfer(request(model), new Unheard<>()));
        return () -> call.cancel(null);
    }

    private Runnable streamed(String model) {
        ClientCallStreamObserver<ModelInferRequest> requests =
                (ClientCallStreamObserver<ModelInferRequest>) stub().modelStreamInfer(new Unheard<>());
        requests.onNext(request(model));
        return () -> requests.cancel("enough", null);
    }

    private GRPCInferenceServiceStub stub() {
        return GRPCInferenceServiceGrpc.newStub(grpc.channel())
                .withInterceptors(new GrpcConsumer.Header("x-api-key", key));
    }

    private static ModelInferRequest request(String model) {
        return GrpcConsumer.raw(model, "x", List.of(1L), new float[] {1});
    }

    private static <T> T join(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    /** Answers that nobody waits for. */
    private static final class Unheard<A> implements StreamObserver<A> {

        @Override
        public void onNext(A answer) {}

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onCompleted() {}
    }
}
