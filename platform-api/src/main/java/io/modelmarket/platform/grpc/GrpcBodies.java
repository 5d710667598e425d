package io.modelmarket.platform.grpc;

import io.grpc.Metadata;
import io.grpc.ServerStreamTracer;
import io.modelmarket.platform.body.BodyMemory;
import io.quarkus.grpc.api.ServerBuilderCustomizer;
import io.quarkus.grpc.runtime.config.GrpcServerConfiguration;
import io.vertx.grpc.VertxServerBuilder;
import jakarta.inject.Singleton;

/** Gives each call its {@link GrpcBody}. */
@Singleton
class GrpcBodies implements ServerBuilderCustomizer<VertxServerBuilder> {

    private final BodyMemory memory;

    GrpcBodies(BodyMemory memory) {
        this.memory = memory;
    }

    @Override
    public void customize(GrpcServerConfiguration configuration, VertxServerBuilder server) {
        server.addStreamTracerFactory(new ServerStreamTracer.Factory() {
            @Override
            public ServerStreamTracer newServerStreamTracer(String method, Metadata headers) {
                return new GrpcBody(memory);
            }
        });
    }
}
