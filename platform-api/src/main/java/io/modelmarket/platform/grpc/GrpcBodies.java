package io.modelmarket.platform.grpc;

import io.grpc.Metadata;
import io.grpc.ServerStreamTracer;
import io.modelmarket.platform.body.BodyConfig;
import io.modelmarket.platform.body.BodyMemory;
import io.modelmarket.platform.body.SlowCallers;
import io.modelmarket.platform.inference.Call;
import io.modelmarket.platform.inference.Inference;
import io.modelmarket.platform.inference.InferenceConfig;
import io.modelmarket.platform.inference.RequestId;
import io.quarkus.grpc.api.ServerBuilderCustomizer;
import io.quarkus.grpc.runtime.config.GrpcServerConfiguration;
import io.vertx.grpc.VertxServerBuilder;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/** Gives each call its {@link GrpcBody} and a thread to read it, and bounds how many calls a connection may have. */
@Singleton
class GrpcBodies implements ServerBuilderCustomizer<VertxServerBuilder> {

    private final BodyMemory memory;
    private final SlowCallers slow;
    private final Inference inference;
    private final int callsPerConnection;

    /** So long nothing may come of a connection until it is asked for a sign, and so long that may take. */
    private final long silence;

    private final long maxOnEventLoop;

    GrpcBodies(BodyMemory memory, SlowCallers slow, Inference inference, BodyConfig config, InferenceConfig calls) {
        this.memory = memory;
        this.slow = slow;
        this.inference = inference;
        this.callsPerConnection = config.callsPerConnection();
        this.silence = slow.patience().millisFor(0);
        this.maxOnEventLoop = calls.maxOnEventLoop().asLongValue();
    }

    @Override
    public void customize(GrpcServerConfiguration configuration, VertxServerBuilder server) {
        server.nettyBuilder()
                .maxConcurrentCallsPerConnection(callsPerConnection)
                .keepAliveTime(silence, TimeUnit.MILLISECONDS)
                .keepAliveTimeout(silence, TimeUnit.MILLISECONDS)
                .callExecutor(new ReadingThreads())
                .setBinaryLog(new OtherServices());
        server.addStreamTracerFactory(new ServerStreamTracer.Factory() {
            @Override
            public ServerStreamTracer newServerStreamTracer(String method, Metadata headers) {
                return new GrpcBody(memory, slow, maxOnEventLoop, told(headers));
            }
        });
    }

    /** What never became a call is counted as one that was refused. */
    private LostMessages.Listener told(Metadata headers) {
        return (key, request, begun, why) -> inference.refused(
                new Call(
                        key,
                        request.getModelName(),
                        request.getModelVersion(),
                        RequestId.of(headers.get(CallMetadata.REQUEST_ID)),
                        request.getSerializedSize(),
                        headers.get(CallMetadata.TRACE_PARENT)),
                begun,
                why);
    }
}
