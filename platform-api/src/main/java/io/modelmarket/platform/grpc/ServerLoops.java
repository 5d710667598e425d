package io.modelmarket.platform.grpc;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.grpc.api.ServerBuilderCustomizer;
import io.quarkus.grpc.runtime.config.GrpcServerConfiguration;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.grpc.VertxServerBuilder;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Spreads the connections of gRPC over all event loops, as those of REST are. Instances of one address are one server
 * to Vert.x: the first one opens it with its services and bounds, whatever is built after it only brings a loop.
 * Quarkus starts the first; the others join when it listens, which it cannot have them do.
 */
@Singleton
final class ServerLoops implements ServerBuilderCustomizer<VertxServerBuilder> {

    private static final int SECONDS_TO_JOIN = 10;

    private final VertxInternal vertx;
    private volatile @Nullable VertxServerBuilder first;

    ServerLoops(Vertx vertx) {
        this.vertx = (VertxInternal) vertx;
    }

    @Override
    public void customize(GrpcServerConfiguration configuration, VertxServerBuilder server) {
        boolean test = LaunchMode.current() == LaunchMode.TEST;
        customize(test ? configuration.testPort() : configuration.port(), server);
    }

    /** Of a port that the system chooses there is one instance: each would be given another. */
    void customize(int port, VertxServerBuilder server) {
        first = port == 0 ? null : server;
    }

    /** Before the node says that it is ready; Vert.x ends them all when it ends. */
    void join(@Observes StartupEvent listening) {
        VertxServerBuilder server = first;
        if (server == null) {
            return;
        }
        for (EventExecutor loop : vertx.getEventLoopGroup()) {
            Context context = vertx.createEventLoopContext(
                    (EventLoop) loop, null, Thread.currentThread().getContextClassLoader());
            Promise<Void> joined = Promise.promise();
            context.runOnContext(ignored -> server.build().start(joined));
            joined.future()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(SECONDS_TO_JOIN, TimeUnit.SECONDS)
                    .join();
        }
    }
}
