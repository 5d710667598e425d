package io.modelmarket.deploy.bench.hostile.market;

import io.grpc.CallOptions;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.modelmarket.deploy.bench.load.InferMethod;
import io.modelmarket.deploy.bench.sample.Encoding;
import io.modelmarket.deploy.bench.sample.Requests;
import io.modelmarket.deploy.demo.Market;
import io.modelmarket.platform.grpc.proto.ModelInferRequest;
import io.modelmarket.runtime.tensor.Tensor;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Calls of models, in each encoding. */
final class Calls implements AutoCloseable {

    /** How long the market may take beyond a call's own deadline before it counts as hanging. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private static final int LONGEST_MESSAGE = 16 << 20;

    private final URI platformApi;
    private final Rest rest;
    private final ManagedChannel channel;

    Calls(Market market, Rest rest) {
        this.platformApi = market.platformApi();
        this.rest = rest;
        this.channel = NettyChannelBuilder.forTarget(market.grpcTarget())
                .usePlaintext()
                .maxInboundMessageSize(LONGEST_MESSAGE)
                .build();
    }

    /**
     * A model and who calls it.
     *
     * @param model its name on the wire
     * @param key a secret
     */
    record Target(String model, String key) {

        /** Never the key. */
        @Override
        public String toString() {
            return "Target[" + model + "]";
        }
    }

    /**
     * What is answered to a call with a deadline.
     *
     * @throws HostFailure when nothing is
     */
    Answer call(Encoding encoding, Target target, List<Tensor> inputs, Duration deadline) throws HostFailure {
        return switch (encoding) {
            case JSON -> http(target, InferBodies.json(inputs, deadline), deadline);
            case BINARY -> http(target, InferBodies.binary(inputs, deadline), deadline);
            case GRPC -> grpc(target, InferBodies.grpc(target.model(), inputs, deadline), deadline);
        };
    }

    /** What a GET of the data plane answers about a model. */
    Rest.Reply about(Target target, String what) throws HostFailure {
        return rest.send(
                HttpRequest.newBuilder(platformApi.resolve("/v2/models/" + target.model() + what))
                        .header("Authorization", "Bearer " + target.key())
                        .build(),
                GRACE);
    }

    private Answer http(Target target, InferBodies.Http body, Duration deadline) throws HostFailure {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        platformApi.resolve("/v2/models/" + target.model() + "/infer"))
                .header("Authorization", "Bearer " + target.key())
                .header("Content-Type", body.headLength() < 0 ? "application/json" : "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(body.body()));
        if (body.headLength() >= 0) {
            request.header(Requests.HEADER_LENGTH, Integer.toString(body.headLength()));
        }
        return Answer.of(rest.send(request.build(), deadline.plus(GRACE)));
    }

    private Answer grpc(Target target, ModelInferRequest request, Duration deadline) throws HostFailure {
        try {
            return Answer.of(ClientCalls.blockingUnaryCall(
                    ClientInterceptors.intercept(
                            channel, MetadataUtils.newAttachHeadersInterceptor(InferMethod.credentials(target.key()))),
                    InferMethod.MODEL_INFER,
                    CallOptions.DEFAULT.withDeadlineAfter(deadline.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS),
                    request));
        } catch (StatusRuntimeException e) {
            return Answer.of(e);
        }
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
