package io.modelmarket.platform.grpc;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.grpc.api.ServerBuilderCustomizer;
import io.quarkus.grpc.runtime.config.GrpcServerConfiguration;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.grpc.VertxServer;
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

    /** As long as Quarkus gives the first. */
    private static final int MINUTES_TO_JOIN = 1;

    private final VertxInternal vertx;
    private volatile @Nullable VertxServerBuilder first;
    private volatile @Nullable VertxServer joined;

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

    /** Before the node says that it is ready. */
    void join(@Observes StartupEvent listening) {
        VertxServerBuilder server = first;
        if (server == null) {
            return;
        }
        for (EventExecutor loop : vertx.getEventLoopGroup()) {
            Context context = vertx.createEventLoopContext(
                    (EventLoop) loop, null, Thread.currentThread().getContextClassLoader());
            Promise<Void> started = Promise.promise();
            context.runOnContext(ignored -> joined = server.build().start(started));
            started.future()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(MINUTES_TO_JOIN, TimeUnit.MINUTES)
                    .join();
        }
    }

    /**
     * Sends callers elsewhere while calls still have a loop to be answered in: Vert.x, which ends the instances, takes
     * their loops first and closes the server after that.
     */
    void leave(@Observes ShutdownEvent ending) {
        VertxServer server = joined;
        if (server != null) {
            server.getRawServer().shutdown();
        }
    }
}
