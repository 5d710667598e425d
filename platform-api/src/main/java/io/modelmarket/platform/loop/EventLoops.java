package io.modelmarket.platform.loop;

import io.netty.channel.EventLoopGroup;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The server's own loops. */
final class EventLoops {

    private EventLoops() {}

    @Produces
    @Singleton
    static EventLoopGroup ofServer(Vertx vertx) {
        return ((VertxInternal) vertx).getEventLoopGroup();
    }
}
